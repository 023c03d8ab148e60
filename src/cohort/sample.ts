import { createHash } from 'node:crypto';
import { Refusal } from '../text/refusal.js';
import { yamlText } from '../text/yaml-text.js';
import type { Always, CohortSettings } from './settings.js';
import { mapIn, mapsIn, readYaml, textIn, textsIn } from './yaml-file.js';

/** What a draw looks at: every first reading that is decided. */
export interface SampleRow {
  id: string;
  reader: string;
  decision: string;
  /** The second reader decided otherwise. */
  differs: boolean;
  /** Among a reader's first decisions. */
  isNew: boolean;
}

export type SampleRule = Pick<CohortSettings['sample'], 'share' | 'atLeast' | 'perReader' | 'always'>;

export interface Sample {
  /** The day of the draw. */
  date: string;
  seed: string;
  rule: SampleRule;
  population: SampleRow[];
  drawn: { id: string; why: string }[];
}

/** A reader's first decisions are always looked at: this many. */
const FIRST_DECISIONS = 3;

/**
 * Draws a moderation sample that anybody can draw again: by SHA-256 of seed and id, what the rule says of each reader's pile,
 * then up to the share. One portfolio more moves none of the others.
 */
export function drawSample(rows: readonly SampleRow[], rule: SampleRule, seed: string): Sample['drawn'] {
  const key = (id: string): string => createHash('sha256').update(`${seed}\n${id}`).digest('hex');
  const chosen = new Map(
    rows.flatMap((row) => {
      const why = alwaysWhy(row, rule.always);
      return why === null ? [] : [[row.id, why] as const];
    }),
  );
  const rest = rows.filter(({ id }) => !chosen.has(id)).sort((a, b) => (key(a.id) < key(b.id) ? -1 : 1));
  for (const reader of [...new Set(rest.map((row) => row.reader))].sort())
    for (const { id } of rest.filter((row) => row.reader === reader).slice(0, rule.perReader))
      chosen.set(id, `drawn for ${reader}`);
  const wanted = Math.max(rule.atLeast, Math.ceil(rule.share * rows.length));
  for (const { id } of rest) if (chosen.size < wanted && !chosen.has(id)) chosen.set(id, 'drawn');
  return [...chosen].map(([id, why]) => ({ id, why })).sort((a, b) => (a.id < b.id ? -1 : 1));
}

function alwaysWhy({ differs, decision, isNew }: SampleRow, always: readonly Always[]): string | null {
  if (always.includes('readers-differ') && differs) return 'the readers differ';
  if (always.includes('returned') && decision === 'returned') return 'returned';
  return always.includes('new-reader') && isNew ? 'first decisions of a reader' : null;
}

/** Marks the first decisions of readers whom no earlier sample looked at. */
export function markNew(
  decisions: readonly (Omit<SampleRow, 'isNew'> & { date: string })[],
  seen: ReadonlySet<string>,
): SampleRow[] {
  const byDate = [...decisions].sort((a, b) => (`${a.date} ${a.id}` < `${b.date} ${b.id}` ? -1 : 1));
  const counts = new Map<string, number>();
  const rows = byDate.map(({ date: _, ...row }) => {
    const before = counts.get(row.reader) ?? 0;
    counts.set(row.reader, before + 1);
    return { ...row, isNew: !seen.has(row.reader) && before < FIRST_DECISIONS };
  });
  return rows.sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** What tells one population from another. */
export function populationDigest(rows: readonly SampleRow[]): string {
  const lines = [...rows].sort((a, b) => (a.id < b.id ? -1 : 1)).map(rowText);
  return `sha256:${createHash('sha256').update(lines.join('\n')).digest('hex')}`;
}

function rowText({ id, reader, decision, differs, isNew }: SampleRow): string {
  return [id, reader, decision, ...(differs ? ['differs'] : []), ...(isNew ? ['new'] : [])].join(' ');
}

export function sampleText({ date, seed, rule, population, drawn }: Sample): string {
  const { share, atLeast, perReader, always } = rule;
  return `# A moderation sample. \`mentor cohort sample --verify\` repeats the draw.
version: 1
date: ${date}
seed: ${yamlText(seed, 'line')}
rule: {share: ${share}, at-least: ${atLeast}, per-reader: ${perReader}, always: [${always.join(', ')}]}
population: {count: ${population.length}, digest: '${populationDigest(population)}'}
drawn:
${drawn.map(({ id, why }) => `  - {id: ${id}, why: ${yamlText(why)}}\n`).join('')}of:
${population.map((row) => `  - ${rowText(row)}\n`).join('')}`;
}

/** @throws Refusal BrokenFile */
export function readSample(path: string, text: string): Sample {
  const data = readYaml(path, text);
  const rule = mapIn(data, 'rule');
  const number = (key: string): number => Number(textIn(rule, key) || 0);
  const population = textsIn(data, 'of').map((line): SampleRow => {
    const [id = '', reader = '', decision = '', ...marks] = line.split(' ');
    return { id, reader, decision, differs: marks.includes('differs'), isNew: marks.includes('new') };
  });
  if (population.length === 0)
    throw new Refusal('BrokenFile', `${path} lists nobody.`, 'It was written by `mentor cohort sample`.');
  return {
    date: textIn(data, 'date'),
    seed: textIn(data, 'seed'),
    rule: {
      share: number('share'),
      atLeast: number('at-least'),
      perReader: number('per-reader'),
      always: textsIn(rule, 'always') as Always[],
    },
    population,
    drawn: mapsIn(data, 'drawn').map((one) => ({ id: textIn(one, 'id'), why: textIn(one, 'why') })),
  };
}
