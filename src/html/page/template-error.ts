import { Refusal } from '../../text/refusal.js';

/** What is the matter at one place of a template. */
export interface TemplateProblem {
  line: number | null;
  message: string;
}

const MOST_PROBLEMS = 12;
const DATA = 'docs/themes.md says what a template sees, what it can call, and what it may hold.';

/** A template that is not even filled. */
export function unusable(file: string, problems: readonly TemplateProblem[]): Refusal {
  const lines = problems.slice(0, MOST_PROBLEMS).map(({ line, message }) => `${placeOf(file, line)}: ${message}`);
  const more = problems.length - lines.length;
  return new Refusal('Template', [...lines, ...(more > 0 ? [`${file}: and ${more} more`] : [])].join('\n'), DATA);
}

/**
 * A template that fails while it is filled.
 * @param setting what was being set, as `journal/2026-03-12-meeting.md`; null where that is not known
 */
export function failedAt(file: string, line: number | null, setting: string | null, message: string): Refusal {
  const during = setting === null ? '' : `, while setting ${setting}`;
  return new Refusal('Template', `${placeOf(file, line)}${during}: ${message}`, DATA);
}

function placeOf(file: string, line: number | null): string {
  return line === null ? file : `${file}, line ${line}`;
}
