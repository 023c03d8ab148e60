import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { findJsonFault } from '../../src/interchange/json-fault.js';
import { Refusal } from '../../src/text/refusal.js';
import { runs } from '../support/amount.js';
import { expectSound, importBytes, importText } from './support.js';

async function refused(text: string, from?: 'mahara' | 'case' | 'moodle-csv'): Promise<string> {
  try {
    await importText(text, from ? { from } : {});
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    expect(error.hint.length).toBeGreaterThan(10);
    return `${error.code} ${error.place?.line ?? '-'}:${error.place?.column ?? '-'} ${error.message}`;
  }
  return 'taken';
}

describe('what is no framework is refused with its place', () => {
  test.each([
    ['nothing', '', 'NothingInIt -:- The file is empty'],
    [
      'a letter',
      'Dear colleague,\nhere it is',
      'UnknownFormat 1:1 Unexpected `Dear colleague,`: neither JSON nor a table',
    ],
    [
      'a table of something else',
      'Code,Standard,Notes\n1.1,Knows,none\n',
      "UnknownFormat 1:1 Unexpected table with the columns `Code,Standard,Notes`, expected those of Moodle's competencies",
    ],
    [
      'a page',
      '<!DOCTYPE html>\n<html>Sign in</html>',
      'UnknownFormat 1:1 This is a web page, not a framework that mentor reads',
    ],
    [
      'XML',
      '<?xml version="1.0"?><CFPackage/>',
      'UnknownFormat 1:1 This is an XML file, not a framework that mentor reads',
    ],
    ['a PDF', '%PDF-1.7\n1 0 obj', 'UnknownFormat 1:1 This is a PDF, not a framework that mentor reads'],
    [
      'a list of a server',
      '{"CFDocuments": [{"title": "x"}]}',
      'UnknownFormat 1:1 This looks like a list of the frameworks on a CASE server, which mentor does not read',
    ],
    [
      'a badge',
      '{"@context": "https://w3id.org/openbadges/v2"}',
      'UnknownFormat 1:1 This looks like a badge (Open Badges), which mentor does not read',
    ],
    [
      'linked data',
      '{"@context": "https://credreg.net/ctdlasn/schema/context/json", "@graph": []}',
      'UnknownFormat 1:1 This looks like a framework from the Credential Registry (CTDL-ASN), which mentor does not read',
    ],
    [
      'several',
      '[{"CFDocument": {}}, {"CFDocument": {}}]',
      'UnknownFormat 1:1 Unexpected list of several frameworks, expected one',
    ],
    ['a pack of ours', 'id: mine\ntitle: Mine\n', 'UnknownFormat 1:1 This already looks like a mentor pack'],
    [
      'JSON of something else',
      '{"name": "x", "dependencies": {}}',
      'UnknownFormat 1:1 Unexpected JSON: no framework of Mahara or CASE; it has `name`, `dependencies`',
    ],
    ['a list', '[1, 2]', 'UnknownFormat 1:1 Unexpected JSON: no framework of Mahara or CASE; it is a list or empty'],
    [
      'JSON with a comma too many',
      '{\n  "framework": {\n    "name": "x",\n  }\n}',
      'BrokenFile 4:3 Unexpected `}`, expected a key in double quotes',
    ],
    [
      'JSON cut off',
      '{"CFItems": [{"identifier": "a"',
      'BrokenFile 1:32 Unexpected end of the file, expected a comma or the closing bracket',
    ],
    [
      'brackets without end',
      '['.repeat(200_000),
      'BrokenFile 1:200001 Unexpected end of the file, expected a value or `]`',
    ],
    [
      'CASE without a statement',
      '{"CFDocument": {"title": "x"}, "CFItems": []}',
      'NothingInIt -:- The file contains no statements from which to make a framework',
    ],
    [
      'Mahara without a standard',
      '{"framework": {"name": "x"}}',
      'NothingInIt -:- The file contains no statements from which to make a framework',
    ],
    [
      'a table of something else',
      'Name,Form,Marks,Date\nA,7B,12,Monday\n',
      'UnknownFormat 1:1 Unexpected header: no column `Id number` and no column `Shortname`; found `Name`, `Form`, `Marks`, `Date`',
    ],
    [
      'a table with a quote left open',
      'Parent id number,Id number,Shortname,Description\n,a,"b,c\n,d,e,f\n',
      'BrokenFile 3:1 A quote is opened and never closed',
    ],
  ])('%s', async (_, text, message) => {
    expect(await refused(text)).toBe(message);
  });

  test('a file that is said to be another', async () => {
    expect(await refused('{"framework": {"name": "x"}}', 'case')).toMatch(/no framework of CASE/);
    expect(await refused('{"CFItems": [{"fullStatement": "x"}]}', 'mahara')).toMatch(/no framework of Mahara/);
    expect(await refused('{"framework": {"name": "x"}}', 'moodle-csv')).toMatch(/^UnknownFormat 1:1 Unexpected header/);
  });

  test('a file of more than 64 MB is not looked at', async () => {
    await expect(importBytes(new Uint8Array(65 * 1024 * 1024))).rejects.toMatchObject({ code: 'TooLarge' });
  });
});

describe('large and deep files end in bounded time', () => {
  const chain = (count: number): string =>
    JSON.stringify({
      CFDocument: { identifier: 'doc', title: 'Chain' },
      CFItems: Array.from({ length: count }, (_, i) => ({ identifier: `i${i}`, fullStatement: `Statement ${i}` })),
      CFAssociations: Array.from({ length: count }, (_, i) => ({
        associationType: 'isChildOf',
        originNodeURI: { identifier: `i${i}` },
        destinationNodeURI: { identifier: i === 0 ? 'doc' : `i${i - 1}` },
      })),
    });
  const ring = (count: number): string =>
    chain(count)
      .replace('"identifier":"doc"},', '"identifier":"doc"},')
      .replace('{"identifier":"doc"}}', `{"identifier":"i${count - 1}"}}`);
  const matrix = (count: number): string =>
    JSON.stringify({
      framework: {
        name: 'Deep',
        standards: [{ standardid: 1, name: 'One' }],
        standardelements: Array.from({ length: count }, (_, i) => ({
          standardid: 1,
          elementid: 'same',
          parentelementid: `e${i}`,
          name: `N ${i}`,
        })),
      },
    });
  const table = (count: number): string =>
    `Parent id number,Id number,Shortname,Description\n${Array.from({ length: count }, (_, i) => `${i === 0 ? '' : `c${i - 1}`},c${i},Name ${i},`).join('\n')}`;

  test.each([
    ['a chain of 20,000 items', chain(20_000)],
    ['a ring of 20,000 items', ring(20_000)],
    ['20,000 elements of one id and parents that are not there', matrix(20_000)],
    ['a chain of 20,000 competencies', table(20_000)],
  ])(
    '%s',
    async (_, text) => {
      const imported = await importText(text);
      const parts = (imported.pack.stages ?? []).flatMap(({ criteria = [] }) => criteria);
      expect(parts.length + parts.flatMap(({ points = [] }) => points).length).toBeGreaterThanOrEqual(19_998);
    },
    40_000,
  );
});

/** Objects in the shape of the three formats, with anything at all where a value goes. */
const junk = fc.anything({ maxDepth: 2, withNullPrototype: false });
const idLike = fc.oneof(
  fc.constantFrom('a', 'b', 'c', 'A.1', '', 'toString', '__proto__', 'constructor', 1, null),
  junk,
);
const text = fc.oneof(fc.constantFrom('Plans', '<p>x</p>', '', 'a, b'), fc.string({ unit: 'binary' }), junk);
const link = fc.oneof(fc.record({ identifier: idLike, title: text }), idLike);
const caseLike = fc.record(
  {
    CFDocument: fc.record(
      { identifier: idLike, title: text, version: junk, adoptionStatus: junk, licenseURI: junk },
      { requiredKeys: [] },
    ),
    CFItems: fc.array(
      fc.record(
        {
          identifier: idLike,
          fullStatement: text,
          humanCodingScheme: idLike,
          abbreviatedStatement: text,
          notes: text,
          CFItemType: fc.constantFrom(
            'Stage',
            'Criterion',
            'Standard set',
            'Standard',
            'Module',
            'Unit',
            'Mode',
            'Purpose',
            'Point',
            'Checklist',
            undefined,
          ),
        },
        { requiredKeys: [] },
      ),
      { maxLength: 8 },
    ),
    CFAssociations: fc.array(
      fc.record({
        associationType: fc.constantFrom(
          'isChildOf',
          'isChildOf',
          'isRelatedTo',
          'precedes',
          'isPartOf',
          'exactMatchOf',
          'odd',
        ),
        sequenceNumber: junk,
        originNodeURI: link,
        destinationNodeURI: link,
      }),
      { maxLength: 10 },
    ),
    CFDefinitions: junk,
    CFRubrics: fc.array(
      fc.record({
        CFRubricCriteria: fc.array(
          fc.record({
            category: text,
            CFRubricCriterionLevels: fc.array(fc.record({ quality: text, description: text, position: junk })),
          }),
        ),
      }),
      { maxLength: 2 },
    ),
  },
  { requiredKeys: ['CFItems'] },
);
const maharaLike = fc.record({
  framework: fc.record(
    {
      name: text,
      description: text,
      selfassess: junk,
      evidencestatuses: fc.oneof(junk, fc.array(fc.record({ begun: text }))),
      standards: fc.array(
        fc.record(
          {
            standardid: idLike,
            shortname: text,
            name: text,
            description: text,
            standardelement: fc.array(fc.record({ elementid: idLike, parentid: idLike, name: text })),
          },
          { requiredKeys: [] },
        ),
        { maxLength: 4 },
      ),
      standardelements: fc.array(
        fc.record({
          standardid: idLike,
          elementid: idLike,
          parentelementid: idLike,
          shortname: text,
          name: text,
          description: text,
        }),
        { maxLength: 8 },
      ),
    },
    { requiredKeys: ['standards'] },
  ),
});
const cell = fc.oneof(
  fc.constantFrom('', 'a', 'b', 'c', '1', '"', 'stages/x', 'checklists/y', "'=1", '%2C'),
  fc.string({ unit: 'binary', maxLength: 8 }),
);
const tableLike = fc
  .array(fc.array(cell, { minLength: 4, maxLength: 14 }), { maxLength: 8 })
  .map(
    (rows) =>
      `Parent id number,Id number,Shortname,Description,Description format,Scale values,Is framework\n${rows.map((row) => row.map((one) => `"${one.replaceAll('"', '""')}"`).join(',')).join('\n')}`,
  );

describe('whatever the values are, the file is refused or gives a sound pack', () => {
  const shapes: [string, fc.Arbitrary<string>][] = [
    ['CASE', caseLike.map((one) => JSON.stringify(one))],
    ['Mahara', maharaLike.map((one) => JSON.stringify(one))],
    ['Moodle', tableLike],
    ['anything', fc.oneof(fc.json(), fc.string({ unit: 'binary' }))],
  ];
  test.each(shapes)(
    '%s',
    async (_, arbitrary) => {
      await fc.assert(
        fc.asyncProperty(arbitrary, async (file) => {
          try {
            expectSound(await importText(file));
          } catch (error) {
            if (!(error instanceof Refusal)) throw error;
          }
        }),
        { numRuns: runs(300) },
      );
    },
    60_000,
  );
});

test('the place of a fault in JSON is where a strict reader stops', () => {
  fc.assert(
    fc.property(
      fc.json(),
      fc.nat(),
      fc.constantFrom('', ',', '}', ']', '"', '{', 'x', '\n', ':'),
      (json, at, extra) => {
        const offset = at % (json.length + 1);
        const broken = json.slice(0, offset) + extra + json.slice(offset + 1);
        let isJson = true;
        try {
          JSON.parse(broken);
        } catch {
          isJson = false;
        }
        const fault = findJsonFault(broken);
        expect(fault === null).toBe(isJson);
        expect(fault?.offset ?? 0).toBeLessThanOrEqual(broken.length);
      },
    ),
    { numRuns: runs(2000) },
  );
});
