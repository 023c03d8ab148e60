import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type Framework, listBuiltInFrameworks, loadBuiltInFramework, resolvePack } from '../../src/framework/index.js';
import { writeMoodle } from '../../src/interchange/index.js';
import { runs } from '../support/amount.js';
import { packs } from './generated-packs.js';
import { codes, expectSound, importText } from './support.js';

const HEADER =
  'Parent id number,Id number,Shortname,Description,Description format,Scale values,Scale configuration,Rule type (optional),Rule outcome (optional),Rule config (optional),Cross referenced competency id numbers,Exported id (optional),Is framework,Taxonomy';

function framework(id: string): Framework {
  const found = loadBuiltInFramework(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
}

const rowsOf = (text: string): string[][] => parse(text, { bom: true });

/** Ids, statements and what they cite, of all that Moodle has a row for. */
function said(one: Framework): unknown {
  const withPoints = ({
    id,
    statement,
    points,
  }: {
    id: string;
    statement?: string | undefined;
    points: { id: string; statement: string }[];
  }): unknown => [id, statement, points.map((point) => [point.id, point.statement])];
  return {
    title: one.title,
    stages: one.stages.map((stage) => ({
      id: stage.id,
      title: stage.title,
      descriptor: stage.descriptor,
      criteria: stage.criteria.map(withPoints),
      cites: stage.criteria.map(({ standards }) => standards),
      checklists: stage.checklists,
      questions: (stage.reflection?.questions ?? []).map(({ id, statement }) => [id, statement]),
      dimensions: stage.dimensions.map(({ id, title, statement }) => [id, title, statement]),
    })),
    sets: one['standard-sets'].map(({ id, title, standards }) => [
      id,
      title,
      standards.map((s) => [s.id, s.points.map((p) => p.id)]),
    ]),
    checklists: one.checklists.map(({ id, skills }) => [id, skills.map(withPoints)]),
    activities: one.modes.map(({ id, activities = [], learners = [] }) => [
      id,
      activities.map((a) => a.id),
      learners.map((l) => l.id),
    ]),
  };
}

describe('every built-in pack as Moodle CSV', () => {
  const ids = listBuiltInFrameworks().map(({ id }) => id);

  test.each(ids)('%s has the rows that Moodle takes', (id) => {
    const { text } = writeMoodle(framework(id));
    expect(text.startsWith(`\ufeff${HEADER}\r\n`)).toBe(true);
    const [, ...rows] = rowsOf(text);
    const numbers = rows.map(([, number]) => number);
    expect(new Set(numbers).size).toBe(rows.length);
    expect(rows.filter((row) => row[12] === '1')).toHaveLength(1);
    const known = new Set(['', ...numbers]);
    for (const row of rows) {
      expect(row).toHaveLength(14);
      expect(known.has(row[0] ?? '')).toBe(true);
      for (const cell of [row[1], row[2]]) {
        expect(cell?.length).toBeGreaterThan(0);
        expect([...(cell ?? '')].length).toBeLessThanOrEqual(100);
      }
    }
    const [head] = rows;
    expect(head?.[5]?.split(',').length).toBeGreaterThan(1);
    expect(JSON.parse(head?.[6] ?? '')[1].id).toBe(head?.[5]?.split(',').length);
  });

  test.each(ids)('%s comes back with all that it says', async (id) => {
    const one = framework(id);
    const imported = await importText(writeMoodle(one).text);
    expectSound(imported);
    const { framework: back } = resolvePack(imported.pack, loadBuiltInFramework);
    expect(said(back)).toEqual(said(one));
    const without = [one.modules.length, one.units.length].filter((count) => count > 0);
    expect(codes(imported.report.lost)).toEqual(without.map((count) => `incomplete-part x${count}`));
  });
});

test('generated packs come back with all that they say', async () => {
  await fc.assert(
    fc.asyncProperty(packs(), async (pack) => {
      const one = resolvePack(pack, loadBuiltInFramework).framework;
      const imported = await importText(writeMoodle(one).text);
      expectSound(imported);
      const { framework: back } = resolvePack(imported.pack, loadBuiltInFramework);
      expect(said(back)).toEqual(said(one));
    }),
    { numRuns: runs(100) },
  );
});

test('no text is a formula to a spreadsheet, and comes back as it was', async () => {
  const one = framework('curee-2012');
  const [skill] = one.checklists[0]?.skills ?? [];
  if (!skill) throw new Error('no skill');
  skill.statement = '=HYPERLINK("https://example.org")';
  const { text } = writeMoodle(one);
  const cells = rowsOf(text).flat();
  expect(cells.filter((cell) => /^[=+@\t-]/.test(cell))).toEqual([]);
  expect(cells).toContain('\'=HYPERLINK("https://example.org")');
  const { pack } = await importText(text);
  expect(pack.checklists?.[0]?.skills[0]?.statement).toBe('=HYPERLINK("https://example.org")');
});
