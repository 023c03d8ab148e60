/** What JSON may hold as it is, and a terminal would obey. */
const OBEYED = /[\u007f-\u009f\u200e\u200f\u2028\u2029\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** @returns data as JSON for a program, ended by a newline: it reads back the same, and a log that shows it obeys nothing in it */
export function jsonText(data: unknown, indent = 2): string {
  const escaped = (sign: string): string => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`;
  return `${JSON.stringify(data, null, indent)}\n`.replace(OBEYED, escaped);
}
