import { createHash } from 'node:crypto';
import { yamlText } from '../text/yaml-text.js';

/** The form that a file comes from. */
export interface FormSource {
  /** Its name. */
  from: string;
  /** SHA-256 of its bytes, in 64 digits. */
  sha256: string;
}

/** A Markdown file to be, without the note of where it comes from. */
export interface FileDraft {
  path: string;
  /** Lines of front-matter. */
  front: readonly string[];
  body: string;
  /** Where in the form it stands; by value where it holds several. */
  place: string | ReadonlyMap<string, string>;
}

const NOTE = /^x-imported:\n(?: .*\n)*/m;

/** The text of a file, with where it comes from, and what tells later whether somebody changed it. */
export function importedText(draft: FileDraft, { from, sha256 }: FormSource): string {
  const plain = textOf(draft.front, draft.body);
  const note = [
    'x-imported:',
    `  from: ${yamlText(from)}`,
    ...placeLines(draft.place),
    `  sha256: ${sha256}`,
    `  written: ${digestOf(plain)}`,
  ];
  return textOf([...draft.front, ...note], draft.body);
}

function placeLines(place: FileDraft['place']): string[] {
  if (typeof place === 'string') return [`  place: ${yamlText(place, 'line')}`];
  return ['  place:', ...[...place].map(([key, value]) => `    ${yamlText(key, 'line')}: ${yamlText(value, 'line')}`)];
}

const textOf = (front: readonly string[], body: string): string => `---\n${front.join('\n')}\n---\n\n${body.trim()}\n`;

const digestOf = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** What becomes of a file of a form where one of its name is there. */
export type Fate = 'create' | 'same' | 'replace' | 'beside';

/**
 * @param existing the text that is there; null where there is none
 * @param starter what `mentor init` writes under this name, which nobody has filled in
 */
export function fateOf(existing: string | null, text: string, starter: string | null): Fate {
  if (existing === null) return 'create';
  const there = existing.replace(/\r\n/g, '\n');
  if (there === text || writtenIn(there) === writtenIn(text)) return 'same';
  if (there === starter) return 'replace';
  return writtenIn(there) === digestOf(there.replace(NOTE, '')) ? 'replace' : 'beside';
}

/** What the file said when it was imported; null for a file that was not. */
function writtenIn(text: string): string | null {
  return /^ {2}written: (\w+)$/m.exec(NOTE.exec(text)?.[0] ?? '')?.[1] ?? null;
}
