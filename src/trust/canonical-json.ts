/** Data whose canonical form is unambiguous: no fractions, no undefined. */
export type CanonicalValue =
  | string
  | number
  | boolean
  | null
  | readonly CanonicalValue[]
  | { readonly [key: string]: CanonicalValue };

/**
 * JSON as RFC 8785 writes it: keys sorted by their UTF-16 units, no white space, strings as `JSON.stringify` has them.
 * @throws RangeError for a number that is no safe integer: its form would depend on more rules than are kept here
 */
export function canonicalJson(value: CanonicalValue): string {
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value === 'object' && value !== null) {
    const members = new Map<string, CanonicalValue>(Object.entries(value));
    const written = [...members.keys()]
      .sort()
      .map((key) => `${JSON.stringify(key)}:${canonicalJson(members.get(key) ?? null)}`);
    return `{${written.join(',')}}`;
  }
  if (typeof value === 'number' && !Number.isSafeInteger(value)) throw new RangeError(`Not a safe integer: ${value}`);
  return JSON.stringify(value);
}
