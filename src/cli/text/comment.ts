import { commentText, commentWords, type RatedSideBySide, type ReviewComment } from '../../coverage/index.js';
import { printable, quoted } from '../../portfolio/index.js';
import { jsonText } from '../../text/json-text.js';

/** @returns `{version: 1, comments, ratings}` */
export function commentsJson(comments: readonly ReviewComment[], differences: readonly RatedSideBySide[]): string {
  const listed = comments.map(({ document, file, line, criterion, item, open, place }) => ({
    file: document.path,
    on: { file, line, criterion, item },
    quote: document.frontMatter.quote?.value ?? null,
    framework: place?.framework.id ?? null,
    stage: place?.stage.id ?? null,
    name: document.frontMatter.name?.value ?? null,
    role: document.frontMatter.role?.value ?? null,
    date: document.frontMatter.date?.value ?? null,
    state: open ? 'open' : 'answered',
    text: commentText(document),
  }));
  return jsonText({ version: 1, comments: listed, ratings: differences });
}

/** One comment, with all that it says. */
export function commentInFull(comment: ReviewComment): string {
  const lines = commentText(comment.document).split('\n');
  return `${[heading(comment), ...lines.map((line) => `  ${printable(line)}`.trimEnd())].join('\n')}\n`;
}

export function commentsText(comments: readonly ReviewComment[], differences: readonly RatedSideBySide[]): string {
  const lines = comments.flatMap((comment) => [
    heading(comment),
    `  ${quoted(commentWords(comment.document)).slice(1, -1)}`,
  ]);
  const rated = differences.flatMap(({ point, own, reviewers }) => [
    `${point}: the mentor ${own ?? 'nothing'}`,
    ...reviewers.map(
      ({ role, name, level, note }) => `  ${name ?? role} ${level}${note ? `: ${printable(note)}` : ''}`,
    ),
  ]);
  const open = comments.filter((comment) => comment.open).length;
  return [
    ...(lines.length === 0
      ? ['Nobody has commented.']
      : [...lines, '', `${open} open, ${comments.length - open} answered`]),
    ...(rated.length === 0 ? [] : ['', 'Points that reviewers rate differently:', ...rated]),
    '',
  ].join('\n');
}

function heading({ document, file, line, criterion, item, open }: ReviewComment): string {
  const { name, date } = document.frontMatter;
  const on = criterion ?? item ?? (file === null ? 'the stage' : `${file}${line === null ? '' : `:${line}`}`);
  const who = [name?.value ?? 'somebody', ...(date ? [date.value] : [])].join(', ');
  return printable(`${open ? 'open' : 'answered'}  ${document.path}  on ${on}  (${who})`);
}
