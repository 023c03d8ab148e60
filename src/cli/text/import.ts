import type { CheckedAfter } from '../../app/import/check-after.js';
import type { FormImport } from '../../app/import/import-form.js';
import type { PlannedWrite } from '../../app/import/write-import.js';
import type { FormRow } from '../../form/index.js';
import type { FrameworkStage } from '../../framework/model.js';
import { counted } from '../../text/counted.js';
import { jsonText } from '../../text/json-text.js';
import { printable, quoted } from '../../text/quoted.js';

/** @returns `{version: 1, form, sha256, framework, stage, rows, read, left, comments, changes, files, check}` */
export function importJson({ given, place, reading, remarks, plan }: FormImport, check: CheckedAfter | null): string {
  const remarkList = (kind: string): object[] =>
    remarks.files
      .filter(({ remark }) => remark.kind === kind)
      .map(({ path, remark, on }) => ({ file: path, on, author: remark.author, date: remark.date, text: remark.text }));
  const result = {
    version: 1,
    form: given.name,
    sha256: given.sha256,
    framework: place.framework.id,
    stage: place.stage.id,
    rows: reading.rows.map(({ item, state, score, how, place: at, text }) => ({
      item,
      state,
      score: Math.round(score * 100) / 100,
      how,
      place: at,
      text,
    })),
    read: readIn(reading),
    left: reading.left,
    comments: remarkList('comment'),
    changes: remarkList('change'),
    files: shown(plan.writes).map(({ path, fate }) => ({ path, state: STATES[fate] })),
    check,
  };
  return jsonText(result);
}

const STATES = { create: 'written', same: 'unchanged', replace: 'updated', beside: 'beside' } as const;

function readIn(reading: FormImport['reading']): Record<string, number> {
  return {
    ratings: reading.ratings.size,
    entries: reading.entries.size,
    skills: [...reading.skills.values()].filter(({ value }) => value).length,
    answers: reading.answers.size,
    reflection: reading.reflection.length,
    targets: reading.targets.length,
    signOffs: reading.signOffs.size,
  };
}

/** What belongs to any new portfolio is not worth a line each. */
const shown = (writes: readonly PlannedWrite[]): PlannedWrite[] =>
  writes.filter(({ isStarter, path }) => !isStarter || path === 'portfolio.yaml');

/** A line a row, then the files. */
export function importText({ reading, plan, remarks }: FormImport): string {
  const rows = reading.rows.map(rowLine);
  const left = reading.left.map(({ place, text, why }) => `left over  ${place}  ${quotedLine(text)}  (${why})`);
  const said = remarks.files.map(({ path, remark }) => `${remark.kind}  ${path}  ${quotedLine(remark.text)}`);
  const files = shown(plan.writes)
    .filter(({ fate }) => fate !== 'same')
    .map(
      ({ path, fate }) => `${fate === 'beside' ? 'beside   ' : fate === 'replace' ? 'updated  ' : 'written  '} ${path}`,
    );
  return [...rows, ...left, ...said, ...files, ''].map((line) => printable(line)).join('\n');
}

function rowLine({ item, state, score, how, place, text }: FormRow): string {
  const said = how === 'code' ? 'by its code' : score.toFixed(2);
  const sure = { sure: 'sure', confirmed: 'confirmed', left: 'to confirm' }[state];
  return `${item.padEnd(LONGEST_ID)} ${sure.padEnd(10)} ${said}  ${quotedLine(text)}  ${place}`;
}

const LONGEST_ID = 11;

const quotedLine = (text: string): string => quoted(text.replace(/\s+/g, ' '));

/** What was done, what is open, and what to do next. */
export function importTalk(done: FormImport, isDry: boolean): string {
  const { place, reading, plan, home } = done;
  const read = readIn(reading);
  const open = reading.rows.filter(({ state }) => state === 'left').map(({ item }) => item);
  const beside = plan.writes.filter(({ fate }) => fate === 'beside').map(({ path }) => path);
  const alone = plan.writes.filter(({ isLeftAlone }) => isLeftAlone).map(({ path }) => path);
  const changed = plan.writes.filter(({ fate }) => fate !== 'same').length;
  return [
    `A form of ${place.framework.title}, ${place.stage.title}: ${counted(read['ratings'] ?? 0, 'rating')}, ${counted(read['entries'] ?? 0, 'criterion', 'criteria')} with achievements, ${counted(read['skills'] ?? 0, 'skill')} ticked.`,
    ...(open.length > 0
      ? [`To confirm: ${open.join(', ')}. If the rows are what they seem: mentor import … --accept ${open.join(',')}`]
      : []),
    ...(reading.left.length > 0
      ? [
          `${counted(reading.left.length, 'passage')} of the form found no place: ${isDry ? 'see' : 'kept in'} imported/left-over.md.`,
        ]
      : []),
    ...(beside.length > 0
      ? [`Changed since the last import, so the form's version is beside it: ${beside.join(', ')}.`]
      : []),
    ...(alone.length > 0
      ? [`Signed or changed since, and left as it is, although the form differs: ${alone.join(', ')}.`]
      : []),
    ...(changed === 0 ? ['Nothing has changed since this form was imported.'] : []),
    isDry
      ? 'Nothing was written (--dry-run).'
      : `Next: mentor check shows what is missing, mentor render makes the document. The portfolio is in ${home.root}.`,
    '',
  ]
    .map((line) => printable(line))
    .join('\n');
}

/** Whether a row is an item's, for a person to say. */
export function rowQuestion({ item, text, place }: FormRow, stage: FrameworkStage): string {
  const statement = stage.criteria.find(({ id }) => id === item)?.statement ?? '';
  return `${place} says ${quotedLine(text)}. Is this ${item}${statement === '' ? '' : ` (${quotedLine(statement)})`}?`;
}
