import { readPublicKey } from './ssh/public-key.js';

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

/**
 * Reads an allowed_signers file line by line as ssh-keygen does (OpenSSH, sshsig.c): what it refuses vouches for nobody here.
 */
export function readAllowedSigners(text: string): AllowedSigners {
  const result: AllowedSigners = { signers: [], troubles: [] };
  for (const [index, raw] of text.split('\n').entries()) {
    // A line of C ends at its first zero byte.
    const written = (raw.split('\0', 1)[0] ?? '').replace(/^[ \t]+/, '');
    if (written.trim() === '' || written.startsWith('#')) continue;
    const read = readLine(written);
    if (typeof read === 'string') result.troubles.push({ line: index + 1, why: read });
    else result.signers.push({ line: index + 1, ...read });
  }
  return result;
}

const NO_KEY = 'is no name with a public key';

function readLine(text: string): Omit<AllowedSigner, 'line'> | string {
  const [principals, rest] = firstWord(text);
  if (!principals || rest === '') return NO_KEY;
  const alone = readKey(rest);
  if (alone) return { principals, namespaces: null, validAfter: null, validBefore: null, key: alone };
  const end = endOfOptions(rest);
  const key = end === null ? null : readKey(rest.slice(end).replace(/^[ \t]+/, ''));
  if (end === null || key === null) return NO_KEY;
  const given = readOptions(rest.slice(0, end));
  return typeof given === 'string' ? given : { principals, ...given, key };
}

/** The word before white space; what is in quotes belongs to it, and ends it. An open quote: no word. */
function firstWord(text: string): [word: string | null, rest: string] {
  const match = /^([^ \t\r"]*)(?:"([^"]*)("?)|[ \t\r])[ \t\r]*/.exec(text);
  if (!match || (match[2] !== undefined && match[3] === '')) return [null, ''];
  return [`${match[1] ?? ''}${match[2] ?? ''}`, text.slice(match[0].length)];
}

/** A type and the key in base64; the type must be that of the key. */
function readKey(text: string): Buffer | null {
  const [, type = '', base64 = ''] = /^([^ \t]+)[ \t]+([^ \t]+)/.exec(text) ?? [];
  const plain = base64.replace(/[\r\n]/g, '');
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(plain)) return null;
  const key = Buffer.from(plain, 'base64');
  return readPublicKey(key)?.type === type ? key : null;
}

/** Where the options end: at white space outside quotes; null where a quote stays open. */
function endOfOptions(text: string): number | null {
  const [options = ''] = /^(?:\\"|"(?:\\"|[^"])*"|[^ \t"])*/.exec(text) ?? [];
  return text[options.length] === '"' ? null : options.length;
}

type Options = Pick<AllowedSigner, 'namespaces' | 'validAfter' | 'validBefore'>;

const OPTION = /^(namespaces|valid-after|valid-before)="((?:\\"|[^"])*)"/i;

function readOptions(text: string): Options | string {
  const found = new Map<string, string>();
  for (let rest = text; rest !== ''; ) {
    const [whole = '', name = '', value = ''] = OPTION.exec(rest) ?? [];
    const next = rest[whole.length];
    if (whole === '' || (next !== undefined && next !== ',')) return `has an option that is not followed here: ${rest}`;
    if (found.has(name.toLowerCase())) return `has an option twice: ${name}`;
    found.set(name.toLowerCase(), value.replaceAll('\\"', '"'));
    if (next === ',' && rest.length === whole.length + 1) return 'has a comma with no option behind it';
    rest = rest.slice(whole.length + 1);
  }
  return checkedTimes({
    namespaces: found.get('namespaces') ?? null,
    validAfter: found.get('valid-after') ?? null,
    validBefore: found.get('valid-before') ?? null,
  });
}

function checkedTimes(options: Options): Options | string {
  const { validAfter, validBefore } = options;
  const wrong = [validAfter, validBefore].find((time) => time !== null && instant(time) === null);
  if (wrong !== undefined) return `has a date that is none: ${wrong}`;
  const isBackwards =
    validAfter !== null && validBefore !== null && (instant(validBefore) ?? 0) <= (instant(validAfter) ?? 0);
  return isBackwards ? 'is valid until before it begins' : options;
}

const TIME = /^(\d{4})(\d{2})(\d{2})(?:(\d{2})(\d{2})(\d{2})?)?(?:Z|UTC)?$/i;

/**
 * A time as ssh-keygen takes it, in milliseconds; the zone is left out of account. A day past the end of its month is one of the
 * next. Null for what is no time, or not after 1970 began.
 */
function instant(time: string): number | null {
  const [, year, month, day, hour, minute, second] = (TIME.exec(time) ?? []).map((part) => Number(part ?? 0));
  if (year === undefined || month === undefined || day === undefined) return null;
  const isTime = (hour ?? 0) < 24 && (minute ?? 0) < 60 && (second ?? 0) < 62;
  if (month < 1 || month > 12 || day < 1 || day > 31 || !isTime) return null;
  const found = Date.UTC(year, month - 1, day, hour, minute, second);
  return found > 0 ? found : null;
}

const LONGEST_PATTERN = 1022;

/** Whether a text fits patterns as SSH has them: `*` and `?`, a comma between, `!` before one that excludes. */
export function matchesPatterns(text: string, patterns: string): boolean {
  let matches = false;
  for (const pattern of patterns.split(',')) {
    // ssh-keygen has no room for a longer one, and takes the list for one that does not match.
    if (Buffer.byteLength(pattern) > LONGEST_PATTERN) return false;
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
  const noon = Date.parse(`${day}T12:00:00Z`);
  const [from, to] = [validAfter, validBefore].map((time) => (time === null ? null : instant(time)));
  return (validAfter === null || (from ?? Number.NaN) <= noon) && (validBefore === null || noon <= (to ?? Number.NaN));
}
