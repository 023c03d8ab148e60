/** Values of a file that somebody else wrote, as far as they can be used. */

export type PlainRecord = Readonly<Record<string, unknown>>;

export function asRecord(value: unknown): PlainRecord | null {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as PlainRecord) : null;
}

export function asList(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? value : [];
}

/** @returns the objects of a list */
export function recordsIn(value: unknown): PlainRecord[] {
  return asList(value).flatMap((one) => {
    const record = asRecord(one);
    return record ? [record] : [];
  });
}

/** Control characters but line ends and tabs, and those that turn the direction of writing. */
const UNSEEN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

const HALF_CHARACTER = /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/g;

/** @returns a text or a number as text, without unseen characters and the white space around it; null where none is left */
export function asText(value: unknown): string | null {
  const text = typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';
  const clean = text.replaceAll('\r\n', '\n').replace(UNSEEN, '').replace(HALF_CHARACTER, '\ufffd').trim();
  return clean === '' ? null : clean;
}

/** @returns a text on one line */
export function asLine(value: unknown): string | null {
  return asText(value)?.replace(/\s+/g, ' ') ?? null;
}

/** @returns a number, or a text that is one */
export function asNumber(value: unknown): number | null {
  const number = typeof value === 'string' && value.trim() !== '' ? Number(value) : value;
  return typeof number === 'number' && Number.isFinite(number) ? number : null;
}
