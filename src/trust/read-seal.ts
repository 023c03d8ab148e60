import { SEAL_FORM, type Seal, type SealedFile } from './seal.js';

/** A seal as it stands in a sign-off's front-matter. */
export interface WrittenSeal extends Seal {
  pack: string;
  packVersion: number;
  /** The stage's id within its pack. */
  stageId: string;
  /** `sha256:` and the digest that was written; whether it fits the list is another question. */
  digest: string;
  /** The same of the statement. */
  statement: string;
}

/** Why a seal cannot be read, in words that go behind "the seal". */
export interface UnreadableSeal {
  why: string;
}

const LINE = /^([0-9a-f]{64}) (\d{1,15}) (.+)$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** @param data what front-matter holds under `seal` */
export function readSeal(data: unknown): WrittenSeal | UnreadableSeal {
  if (typeof data !== 'object' || data === null) return { why: 'is no list of files' };
  const part = (name: string): string => {
    const value: unknown = Object.hasOwn(data, name) ? (data as Record<string, unknown>)[name] : '';
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  if (part('form') !== SEAL_FORM) return { why: `has a form that this version does not know` };
  const [pack = '', stageId = ''] = part('stage').split('/', 2);
  const packVersion = Number(part('pack-version'));
  const [digest, statement] = [part('digest'), part('statement')];
  if (!pack || !stageId || !Number.isSafeInteger(packVersion))
    return { why: 'names no stage or no version of its pack' };
  if (!DIGEST.test(digest) || !DIGEST.test(statement)) return { why: 'lacks a digest' };
  const files = readList(part('files'));
  if (files === null) return { why: 'has a line that is not `digest size path`' };
  return { stage: part('stage'), mentor: part('mentor'), files, pack, packVersion, stageId, digest, statement };
}

function readList(text: string): SealedFile[] | null {
  const files: SealedFile[] = [];
  for (const line of text.split('\n')) {
    if (line === '') continue;
    const match = LINE.exec(line);
    if (!match) return null;
    files.push({ sha256: match[1] ?? '', size: Number(match[2]), path: (match[3] ?? '').normalize('NFC') });
  }
  return files;
}
