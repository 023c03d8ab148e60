import { isSealForm, type Seal, type SealedFile } from './seal.js';
import type { PlaceInOrder } from './statement.js';

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
  /** Null in the first form, which did not say. */
  place: PlaceInOrder | null;
}

/** Why a seal cannot be read, in words that go behind "the seal". */
export interface UnreadableSeal {
  why: string;
}

const LINE = /^([0-9a-f]{64}) (\d{1,15}) (.+)$/;
const STAGE = /^([^/]+)\/([^/]+)$/;
const NUMBER = /^\d{1,9}$/;
const DIGEST = /^sha256:[0-9a-f]{64}$/;

/** @param data what front-matter holds under `seal` */
export function readSeal(data: unknown): WrittenSeal | UnreadableSeal {
  if (typeof data !== 'object' || data === null) return { why: 'is not a list of files' };
  const part = (name: string): string => {
    const value: unknown = Object.hasOwn(data, name) ? (data as Record<string, unknown>)[name] : '';
    return typeof value === 'string' || typeof value === 'number' ? String(value) : '';
  };
  const form = part('form');
  if (!isSealForm(form)) return { why: `has a form that this version does not know` };
  const stage = STAGE.exec(part('stage'));
  const [digest, statement] = [part('digest'), part('statement')];
  if (stage === null || !NUMBER.test(part('pack-version'))) return { why: 'names no stage or no version of its pack' };
  if (!DIGEST.test(digest) || !DIGEST.test(statement)) return { why: 'lacks a digest' };
  const [files, after] = [readList(part('files')), readList(part('after'))];
  if (files === null || after === null) return { why: 'has a line that is not `digest size path`' };
  const place = form === 'mentor-seal-1' ? null : readPlace(part('number'), part('previous'), after);
  if (place === undefined) return { why: 'does not say which sign-off of its role it is' };
  const terms = place === null ? [] : linesOf(part('for'));
  const [whole, pack = '', stageId = ''] = stage;
  const written = { pack, packVersion: Number(part('pack-version')), stageId, digest, statement, place };
  return { form, stage: whole, mentor: part('mentor'), terms, files, ...written };
}

function readPlace(number: string, previous: string, after: SealedFile[]): PlaceInOrder | undefined {
  if (!NUMBER.test(number) || (previous !== '' && !DIGEST.test(previous))) return undefined;
  return { number: Number(number), previous: previous || null, after };
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

function readList(text: string): SealedFile[] | null {
  const files: SealedFile[] = [];
  for (const line of linesOf(text)) {
    const match = LINE.exec(line);
    if (!match) return null;
    files.push({ sha256: match[1] ?? '', size: Number(match[2]), path: (match[3] ?? '').normalize('NFC') });
  }
  return files;
}
