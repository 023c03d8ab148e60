import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Framework, listBuiltInFrameworks, loadBuiltInFramework, resolvePack } from '../../src/framework/index.js';
import type { CasePackage } from '../../src/interchange/case/model.js';
import { nameUuid } from '../../src/interchange/case/uuid.js';
import { type WrittenCase, writeCase } from '../../src/interchange/index.js';
import { runs } from '../support/amount.js';
import { packs } from './generated-packs.js';
import { codes, expectSound, importText } from './support.js';

const builtIn = listBuiltInFrameworks().map(({ id }) => id);

function framework(id: string): Framework {
  const found = loadBuiltInFramework(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
}

function written(one: Framework): WrittenCase {
  return writeCase(one, { changed: '2026-03-12', creator: 'Somebody', lookup: loadBuiltInFramework });
}

/** What CASE has no place for, by the paths in a framework; nothing else may be lost. */
const CANNOT_CARRY = [
  /^stages\.(requires|columns|sign-off|self-assessment|targets|aligned|links|knowledge|evidence-types|principle|unverified|source)$/,
  /^stages\.reflection\.(prompt|source)$/,
  /^stages\.criteria\.links$/,
  /\.source$/,
  /^source\.(section|page|position)$/,
  /^modes\.(purpose|purposes|who|where|when)$/,
  /^purposes\.(relationship|knowledge)$/,
  /\.titles$/,
  /^(uses|extends|roles|scales|agreements|outlines|comparison|audits)$/,
];

/** A framework without what a report says was lost, without empty lists, and without what a pack need not say. */
function carried(one: Framework, lost: readonly { code: string }[]): unknown {
  const copy = JSON.parse(JSON.stringify(one)) as Record<string, unknown>;
  for (const { code } of lost) remove(copy, code.split('.'));
  delete copy['resolved'];
  return bare(copy, one.id);
}

function remove(holder: unknown, [key = '', ...rest]: string[]): void {
  if (Array.isArray(holder)) for (const inner of holder) remove(inner, [key, ...rest]);
  else if (typeof holder === 'object' && holder !== null) {
    const record = holder as Record<string, unknown>;
    if (rest.length === 0) delete record[key];
    else remove(record[key], rest);
  }
}

function bare(value: unknown, owner: string): unknown {
  if (Array.isArray(value)) return value.map((inner) => bare(inner, owner));
  if (typeof value !== 'object' || value === null) return value;
  const { from, relation } = value as { from?: string; relation?: string };
  const inherits = relation === undefined && from !== undefined;
  const kept = Object.entries(value).flatMap(([key, inner]): [string, unknown][] => {
    const plain = bare(inner, inherits ? from : owner);
    const says = !(plain !== null && typeof plain === 'object' && Object.keys(plain).length === 0);
    return says && !(key === 'from' && inherits && from === owner) ? [[key, plain]] : [];
  });
  return Object.fromEntries(kept);
}

async function expectRoundTrip(one: Framework): Promise<void> {
  const { package: out, report } = written(one);
  const strange = report.lost.filter(({ code }) => !CANNOT_CARRY.some((pattern) => pattern.test(code)));
  expect(strange).toEqual([]);
  const back = await importText(JSON.stringify(out));
  expect(back.format).toBe('case');
  expect(back.pack).toEqual(carried(one, report.lost));
  expect([back.report.repaired, back.report.lost]).toEqual([[], []]);
  expectSound(back);
}

describe('every built-in pack', () => {
  test.each(builtIn)('%s has every field that CASE 1.1 requires', (id) => {
    const { package: out } = written(framework(id));
    expectRequired(out);
    expect(out.CFItems.length).toBeGreaterThan(0);
  });

  test.each(builtIn)('%s comes back identical in what CASE can carry', (id) => expectRoundTrip(framework(id)));

  test.each(builtIn)('%s has the same identifiers each time', (id) => {
    expect(written(framework(id)).package).toEqual(written(framework(id)).package);
    const later = writeCase(framework(id), { changed: '2027-01-01', creator: 'Another', lookup: loadBuiltInFramework });
    const identifiers = (one: CasePackage): string[] => one.CFItems.map(({ identifier }) => identifier);
    expect(identifiers(later.package)).toEqual(identifiers(written(framework(id)).package));
  });
});

test('generated packs come back identical in what CASE can carry', async () => {
  await fc.assert(
    fc.asyncProperty(packs(), async (pack) => {
      const { framework: one, problems } = resolvePack(pack, loadBuiltInFramework);
      expect(problems).toEqual([]);
      expectRequired(written(one).package);
      await expectRoundTrip(one);
    }),
    { numRuns: runs(150) },
  );
});

test('a crosswalk leads to the very identifier that the other pack is written with', () => {
  const { package: out } = written(framework('ljmu-2016'));
  const other = written(framework('ljmu-2007')).package;
  const matches = out.CFAssociations.filter(({ associationType }) => associationType === 'exactMatchOf');
  const known = new Set(other.CFItems.map(({ identifier }) => identifier));
  const to2007 = matches.filter(({ destinationNodeURI }) => destinationNodeURI.title.startsWith('ljmu-2007/'));
  expect(to2007.length).toBeGreaterThan(20);
  expect(to2007.filter(({ destinationNodeURI }) => !known.has(destinationNodeURI.identifier))).toEqual([]);
});

test('crosswalks to packs that are not here are left out, and told', async () => {
  const { package: out } = written(framework('ljmu-2016'));
  const { pack, report } = await importText(JSON.stringify(out), { lookup: () => null });
  expect(pack.crosswalks).toBeUndefined();
  expect(codes(report.lost)).toEqual([`crosswalks x${framework('ljmu-2016').crosswalks.length}`]);
});

test('the dimensions are a rubric as well: six rows by four levels', () => {
  const [rubric] = written(framework('gtc-tla')).package.CFRubrics ?? [];
  expect(rubric?.CFRubricCriteria.map((row) => row.CFRubricCriterionLevels.length)).toEqual([4, 4, 4, 4, 4, 4]);
});

test('a package of ours that lost its marks by another program is still read for what it is', async () => {
  const { package: out } = written(framework('gtc-tla'));
  const { extensions: _, ...document } = out.CFDocument;
  const { pack } = await importText(JSON.stringify({ CFPackage: { ...out, CFDocument: document } }));
  expect(pack.id).toBe('gtc-teacher-learning-academy');
  expect(pack.stages?.map(({ dimensions = [] }) => dimensions.length)).toEqual([6, 6, 6, 6]);
});

test('identifiers are those of RFC 9562, version 5', () => {
  expect(nameUuid('6ba7b810-9dad-11d1-80b4-00c04fd430c8', 'www.example.com')).toBe(
    '2ed6657d-e927-568b-95e1-2665a8aea6a2',
  );
});

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;

/** The fields that CASE 1.1 requires, and that no identifier is given twice. */
function expectRequired(out: CasePackage): void {
  const { CFDocument, CFItems, CFAssociations, CFDefinitions, CFRubrics = [] } = out;
  const rows = CFRubrics.flatMap(({ CFRubricCriteria }) => CFRubricCriteria);
  const cells = rows.flatMap(({ CFRubricCriterionLevels }) => CFRubricCriterionLevels);
  const { CFItemTypes, CFLicenses } = CFDefinitions;
  const all = [
    CFDocument,
    ...CFItems,
    ...CFAssociations,
    ...CFItemTypes,
    ...CFLicenses,
    ...CFRubrics,
    ...rows,
    ...cells,
  ];
  for (const one of all) {
    expect(one.identifier).toMatch(UUID);
    expect(one.uri).toBe(`urn:uuid:${one.identifier}`);
    expect(one.lastChangeDateTime).toBe('2026-03-12T00:00:00Z');
  }
  expect(new Set(all.map(({ identifier }) => identifier)).size).toBe(all.length);
  expect([CFDocument.creator, CFDocument.title, CFDocument.caseVersion].every(Boolean)).toBe(true);
  for (const item of CFItems) expect(item.fullStatement.length).toBeGreaterThan(0);
  for (const { title, hierarchyCode, description } of CFItemTypes)
    expect([title, hierarchyCode, description].every(Boolean)).toBe(true);
  const known = new Set([CFDocument, ...CFItems].map(({ identifier }) => identifier));
  for (const { associationType, originNodeURI, destinationNodeURI } of CFAssociations) {
    for (const link of [originNodeURI, destinationNodeURI]) {
      expect(Object.keys(link)).toEqual(['title', 'identifier', 'uri']);
      expect(link.identifier).toMatch(UUID);
      expect(link.title).not.toMatch(/[\r\n\t]/);
    }
    expect(known.has(originNodeURI.identifier) || known.has(destinationNodeURI.identifier)).toBe(true);
    if (associationType === 'isChildOf') expect(known.has(destinationNodeURI.identifier)).toBe(true);
  }
  const children = CFAssociations.filter(({ associationType }) => associationType === 'isChildOf');
  expect(children.map(({ originNodeURI }) => originNodeURI.identifier)).toEqual(
    CFItems.map(({ identifier }) => identifier),
  );
}
