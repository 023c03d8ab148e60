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

/**
 * Reads an allowed_signers file line by line as ssh-keygen does (OpenSSH, sshsig.c): what it refuses vouches for nobody here.
 */
export function readAllowedSigners(text: string): AllowedSigners {
  const result: AllowedSigners = { signers: [], troubles: [] };
  for (const [index, raw] of text.split('\n').entries()) {
    // A line of C ends at its first zero byte.
    const written = (raw.split('\0')[0] ?? '').replace(/^[ \t]+/, '');
    if (written.trim() === '' || written.startsWith('#')) continue;
    const read = readLine(written);
    if (typeof read === 'string') result.troubles.push({ line: index + 1, why: read });
    else result.signers.push({ line: index + 1, ...read });
  }
  return result;
}

const NO_KEY = 'is not a name with a public key';

function readLine(text: string): Omit<AllowedSigner, 'line'> | string {
  const [principals, rest] = firstWord(text);
  if (principals === '') return NO_KEY;
  const alone = readKey(rest);
  if (alone) return { principals, namespaces: null, validAfter: null, validBefore: null, key: alone };
  const [options = ''] = OPTIONS.exec(rest) ?? [];
  const key = readKey(rest.slice(options.length));
  if (key === null) return NO_KEY;
  const given = readOptions(options);
  return typeof given === 'string' ? given : { principals, ...given, key };
}

/** The word before white space; what is in quotes belongs to it, and ends it. Empty where a quote stays open. */
function firstWord(text: string): [word: string, rest: string] {
  const [whole = '', start = '', quoted = ''] = /^([^ \t\r"]*)(?:"([^"]*)"|[ \t\r])[ \t\r]*/.exec(text) ?? [];
  return [start + quoted, text.slice(whole.length)];
}

/** A type and the key in base64; the type must be that of the key. */
function readKey(text: string): Buffer | null {
  const [, type = '', base64 = ''] = /^[ \t]*([^ \t]+)[ \t]+([^ \t]+)/.exec(text) ?? [];
  const plain = base64.replace(/[\r\n]/g, '');
  if (!/^(?:[A-Za-z0-9+/]{4})*(?:[A-Za-z0-9+/]{2}==|[A-Za-z0-9+/]{3}=)?$/.test(plain)) return null;
  const key = Buffer.from(plain, 'base64');
  return readPublicKey(key)?.type === type ? key : null;
}

/** Up to white space outside quotes; no key begins at a quote that stays open. */
const OPTIONS = /^(?:\\"|"(?:\\"|[^"])*"|[^ \t"])*/;

type Options = Pick<AllowedSigner, 'namespaces' | 'validAfter' | 'validBefore'>;

const OPTION = /^(namespaces|valid-after|valid-before)="((?:\\"|[^"])*)"/i;

function readOptions(text: string): Options | string {
  const found = new Map<string, string>();
  for (let rest = text; rest !== ''; ) {
    const [whole = '', name = '', value = ''] = OPTION.exec(rest) ?? [];
    const next = rest[whole.length];
    if (whole === '' || (next !== undefined && next !== ','))
      return `has an option that mentor does not follow: ${rest}`;
    if (found.has(name.toLowerCase())) return `has an option twice: ${name}`;
    found.set(name.toLowerCase(), value.replaceAll('\\"', '"'));
    if (next === ',' && rest.length === whole.length + 1) return 'has a comma with no option after it';
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
  const wrong = [validAfter, validBefore].find((time) => time !== null && Number.isNaN(instant(time)));
  if (wrong !== undefined) return `has a date that does not exist: ${wrong}`;
  return instant(validBefore) <= instant(validAfter) ? 'ends before it begins' : options;
}

/** From 1970 on; the zone is left out of account. */
const TIME =
  /^(19[7-9]\d|[2-9]\d{3})(0[1-9]|1[0-2])(0[1-9]|[12]\d|3[01])(?:([01]\d|2[0-3])([0-5]\d)([0-5]\d|6[01])?)?(?:Z|UTC)?$/i;

/**
 * A time as ssh-keygen takes it, in milliseconds. A day past the end of its month is one of the next. NaN, which is neither
 * before nor after anything, for none, for what is no time, and for the moment at which 1970 began.
 */
function instant(time: string | null): number {
  const [year, month, day, ...clock] = (TIME.exec(time ?? '') ?? []).slice(1).map((part) => Number(part ?? 0));
  const [hour, minute, second] = clock;
  return Date.UTC(Number(year), Number(month) - 1, day, hour, minute, second) || Number.NaN;
}

const LONGEST_PATTERN = 1022;

/** Whether a text fits patterns as SSH has them: `*` and `?` (for a byte), a comma between, `!` before one that excludes. */
export function matchesPatterns(text: string, patterns: string): boolean {
  const bytes = bytesOf(text);
  let matches = false;
  for (const pattern of bytesOf(patterns).split(',')) {
    // ssh-keygen has no room for a longer one, and takes the list for one that does not match.
    if (pattern.length > LONGEST_PATTERN) return false;
    const isExclusion = pattern.startsWith('!');
    if (!matchesPattern(bytes, isExclusion ? pattern.slice(1) : pattern)) continue;
    if (isExclusion) return false;
    matches = true;
  }
  return matches;
}

/** Each byte of the UTF-8 as a character. */
function bytesOf(text: string): string {
  return Buffer.from(text).toString('latin1');
}

/** Goes back to the last `*` only, so that no pattern can take long. */
function matchesPattern(text: string, pattern: string): boolean {
  let [at, to] = [0, 0];
  let behindStar: { at: number; to: number } | null = null;
  while (at < text.length) {
    if (pattern[to] === '*') {
      to += 1;
      behindStar = { at, to };
    } else if (pattern[to] === '?' || pattern[to] === text[at]) [at, to] = [at + 1, to + 1];
    else if (behindStar === null) return false;
    else {
      behindStar.at += 1;
      ({ at, to } = behindStar);
    }
  }
  return /^\**$/.test(pattern.slice(to));
}

/**
 * Whether a line speaks for a day. The time of day is not known, so noon is meant. A line with dates speaks for no sign-off
 * without one.
 * @param day YYYY-MM-DD, or empty
 */
export function isValidOn({ validAfter, validBefore }: AllowedSigner, day: string): boolean {
  const noon = Date.parse(`${day}T12:00:00Z`);
  return (validAfter === null || instant(validAfter) <= noon) && (validBefore === null || noon <= instant(validBefore));
}
