/** A template that cannot be used, or cannot be filled: where in it, and what was being set. */
export class TemplateError extends Error {
  readonly code = 'Template';
  readonly hint: string;

  constructor(message: string, hint: string) {
    super(message);
    this.hint = hint;
  }
}

/** What is the matter at one place of a template. */
export interface TemplateProblem {
  line: number | null;
  message: string;
}

const MOST_PROBLEMS = 12;
const DATA = 'docs/themes.md says what a template sees, what it can call, and what it may hold.';

/** A template that is not even filled. */
export function unusable(file: string, problems: readonly TemplateProblem[]): TemplateError {
  const lines = problems.slice(0, MOST_PROBLEMS).map(({ line, message }) => `${placeOf(file, line)}: ${message}`);
  const more = problems.length - lines.length;
  return new TemplateError([...lines, ...(more > 0 ? [`${file}: and ${more} more`] : [])].join('\n'), DATA);
}

/**
 * A template that fails while it is filled.
 * @param setting what was being set, as `journal/2026-03-12-meeting.md`; null where that is not known
 */
export function failedAt(file: string, line: number | null, setting: string | null, message: string): TemplateError {
  const during = setting === null ? '' : `, while setting ${setting}`;
  return new TemplateError(`${placeOf(file, line)}${during}: ${message}`, DATA);
}

function placeOf(file: string, line: number | null): string {
  return line === null ? file : `${file}, line ${line}`;
}
