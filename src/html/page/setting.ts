import { Words } from '../words/words.js';

/**
 * What part of the document some data of a template is, for a person who looks for it: the file of an entry, the label and
 * file of evidence, the number and title of an entry that is only referred to, else a title or a role.
 * @returns null for data that says nothing of where it is from
 */
export function settingOf(data: unknown): string | null {
  if (typeof data !== 'object' || data === null) return null;
  const { path, label, file, url, entry, number, title, role } = data as Record<string, unknown>;
  if (isText(path)) return String(path);
  if (isText(label) && isText(file ?? url)) return `${label} (${file ?? url})`;
  if (typeof number === 'number' && isText(title)) return `entry ${number}, ${title}`;
  if (entry) return settingOf(entry);
  return [title, role].filter(isText).map(String)[0] ?? null;
}

function isText(value: unknown): value is string | Words {
  return (typeof value === 'string' || value instanceof Words) && String(value) !== '';
}
