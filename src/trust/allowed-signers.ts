/** One line of an allowed_signers file (man ssh-keygen, ALLOWED SIGNERS). */
export interface AllowedSigner {
  /** From 1. */
  line: number;
  /** Patterns of who it is, as written. */
  principals: string;
  /** Patterns of what it may sign, or null: anything. */
  namespaces: string | null;
  /** As written, or null. */
  validAfter: string | null;
  validBefore: string | null;
  /** The public key's bytes. */
  key: Buffer;
}

/** An allowed_signers file as read: what could not be is among the troubles. */
export interface AllowedSigners {
  signers: AllowedSigner[];
  troubles: { line: number; why: string }[];
}

/** A longer file is none. */
export const LARGEST_SIGNERS: number = 1024 * 1024;

/** Reads an allowed_signers file; a line that cannot be read vouches for nobody. */
export function readAllowedSigners(text: string): AllowedSigners {
  const result: AllowedSigners = { signers: [], troubles: [] };
  for (const [index, raw] of text
    .replace(/^\ufeff/, '')
    .split(/\r?\n/)
    .entries()) {
    const written = raw.trim();
    if (written === '' || written.startsWith('#')) continue;
    const read = readLine(written);
    if (typeof read === 'string') result.troubles.push({ line: index + 1, why: read });
    else result.signers.push({ line: index + 1, ...read });
  }
  return result;
}

const KEY_TYPE = /^(sk-)?(ssh|ecdsa)-[\w@.-]+$/;

function readLine(text: string): Omit<AllowedSigner, 'line'> | string {
  const [principals, ...rest] = words(text);
  const [first = ''] = rest;
  const options = KEY_TYPE.test(first) ? null : first;
  const [type = '', base64 = ''] = options === null ? rest : rest.slice(1);
  if (!principals || !KEY_TYPE.test(type) || !/^[A-Za-z0-9+/]+=*$/.test(base64)) return 'is no name with a public key';
  const given = readOptions(options ?? '');
  if (typeof given === 'string') return given;
  return { principals, ...given, key: Buffer.from(base64, 'base64') };
}

/** Words between spaces; in quotes a space belongs to the word. */
function words(text: string): string[] {
  return (text.match(/(?:"[^"]*"|[^\s"])+/g) ?? []).map((word) => (/^"[^"]*"$/.test(word) ? word.slice(1, -1) : word));
}

function readOptions(text: string): Pick<AllowedSigner, 'namespaces' | 'validAfter' | 'validBefore'> | string {
  const options = { namespaces: null, validAfter: null, validBefore: null } as Record<string, string | null>;
  for (const part of text.match(/(?:"[^"]*"|[^,"])+/g) ?? []) {
    const [, name = '', value = ''] = /^([\w-]+)(?:=?"?([^"]*)"?)$/.exec(part) ?? [];
    const key = OPTIONS.get(name.toLowerCase());
    if (key === undefined) return `has an option that is not followed here: ${name || part}`;
    if (key !== 'namespaces' && !TIME.test(value)) return `has a date that is none: ${value}`;
    options[key] = value;
  }
  return options as ReturnType<typeof readOptions> & object;
}

const OPTIONS: ReadonlyMap<string, string> = new Map([
  ['namespaces', 'namespaces'],
  ['valid-after', 'validAfter'],
  ['valid-before', 'validBefore'],
]);

const TIME = /^\d{8}(\d{4}(\d{2})?)?Z?$/;

/** Whether a text fits patterns as SSH has them: `*` and `?`, a comma between, `!` before one that excludes. */
export function matchesPatterns(text: string, patterns: string): boolean {
  let matches = false;
  for (const pattern of patterns.split(',')) {
    const isExclusion = pattern.startsWith('!');
    if (!matchesPattern(text, isExclusion ? pattern.slice(1) : pattern)) continue;
    if (isExclusion) return false;
    matches = true;
  }
  return matches;
}

/** Goes back to the last `*` only, so that no pattern can take long. */
function matchesPattern(text: string, pattern: string): boolean {
  let [at, to, star, from] = [0, 0, -1, 0];
  while (at < text.length) {
    if (pattern[to] === '*') [star, from, to] = [to, at, to + 1];
    else if (to < pattern.length && (pattern[to] === '?' || pattern[to] === text[at])) [at, to] = [at + 1, to + 1];
    else if (star >= 0) [from, at, to] = [from + 1, from + 1, star + 1];
    else return false;
  }
  return /^\**$/.test(pattern.slice(to));
}

/**
 * Whether a line speaks for a day. The time of day is not known, so noon is meant. A line with dates speaks for no sign-off
 * without one.
 * @param day YYYY-MM-DD, or empty
 */
export function isValidOn({ validAfter, validBefore }: AllowedSigner, day: string): boolean {
  if (day === '') return validAfter === null && validBefore === null;
  const noon = `${day.replaceAll('-', '')}120000`;
  const full = (time: string): string => time.replace('Z', '').padEnd(14, '0');
  return (validAfter === null || full(validAfter) <= noon) && (validBefore === null || noon < full(validBefore));
}
