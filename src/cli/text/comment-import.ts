import type { CommentsImport, ImportedRemark } from '../../app/import/import-comments.js';
import { printable, quoted } from '../../portfolio/index.js';
import { counted } from '../../text/counted.js';
import { jsonText } from '../../text/json-text.js';

/** @returns `{version: 1, file, comments, known, unplaced, signOffs}` */
export function commentsImportJson({ given, remarks, known, signOffs }: CommentsImport): string {
  const comments = remarks.map(({ path, remark, on, how }) => ({
    file: path,
    kind: remark.kind,
    on,
    found: how,
    author: remark.author || null,
    date: remark.date,
    quote: remark.quote || null,
    text: remark.text,
    replies: remark.replies.length,
    state: remark.isResolved ? 'answered' : 'open',
  }));
  const unplaced = comments.filter(({ on }) => on === null).map(({ file }) => file);
  return jsonText({ version: 1, file: given.name, comments, known, unplaced, signOffs });
}

/** A line for each remark. */
export function commentsImportText({ remarks }: CommentsImport): string {
  return remarks.map((remark) => `${printable(lineOf(remark))}\n`).join('');
}

function lineOf({ path, remark, on }: ImportedRemark): string {
  const where =
    on === null
      ? 'the stage'
      : 'file' in on
        ? `${on.file}${on.line === null ? '' : `:${on.line}`}`
        : 'item' in on
          ? on.item
          : on.criterion;
  const who = remark.author === '' ? '' : `Word says: ${remark.author}  `;
  return `${path}  on ${where}  ${who}${quoted(remark.text.replace(/\s+/g, ' '))}`;
}

/** What was done, and what only a person can do. @param done with the `id` of a person where it is a cohort's */
export function commentsImportTalk(done: CommentsImport & { id?: string }, isDry: boolean): string {
  const { remarks, known, signOffs, tellsTyped } = done;
  const count = (kind: string): number => remarks.filter(({ remark }) => remark.kind === kind).length;
  const unplaced = remarks.filter(({ on }) => on === null).length;
  return [
    `${counted(count('comment'), 'comment')}, ${counted(count('change'), 'suggestion')}, ${count('typed')} typed in${known > 0 ? `; ${known} already known` : ''}.`,
    ...(unplaced > 0 ? [`${unplaced} could not be placed: the file does not say where they belong.`] : []),
    ...(tellsTyped
      ? []
      : [
          'mentor cannot tell what was typed into the file: it was not made by mentor, or was saved by a program that drops its properties.',
        ]),
    ...signOffs.map((box) => boxLine(box, done)),
    ...(isDry ? ['Nothing was written (--dry-run).'] : []),
    '',
  ]
    .map((line) => printable(line))
    .join('\n');
}

function boxLine(
  { role, asked, text, decision }: CommentsImport['signOffs'][number],
  { id, stage }: CommentsImport & { id?: string },
): string {
  const what = decision === null ? '--comment "…"' : `--decision ${decision}`;
  const enter =
    id === undefined
      ? `mentor sign ${stage ?? '<stage>'} --role ${role} ${what} --entered-by "…"`
      : `mentor cohort review ${id} ${decision === null ? `--decision … ${what}` : what}`;
  return `In the box of ${role} (${asked}): ${quoted(text)}. If these are really their words: ${enter}`;
}
