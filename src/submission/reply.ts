import { createHash } from 'node:crypto';
import { attempt } from '../text/attempt.js';
import { Refusal } from '../text/refusal.js';
import { ZipReader } from '../zip/read.js';

/** What a file of a reply is, and so where it goes in the portfolio. */
export type ReplyPart = 'sign-off' | 'comment' | 'certificate' | 'letter';

/** `reply.json`: what the university sends back to one mentor. */
export interface Reply {
  version: 1;
  kind: 'mentor-reply';
  mentor: string;
  provider: string | null;
  /** The number under which it was received, and the digest of what came. */
  submission: string;
  digest: string;
  /** `ljmu-2016/advanced` */
  stage: string;
  role: string;
  decision: string;
  files: { path: string; part: ReplyPart; sha256: string }[];
}

export const REPLY = 'reply.json';
const LARGEST = 32 * 1024 * 1024;

/** A reply and the bytes of its files. */
export interface OpenReply {
  reply: Reply;
  read: (path: string) => Buffer;
}

export const sha256Hex = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/**
 * Reads a reply: its own list says what is in it, and nothing else is taken out of it.
 * @param path absolute
 * @throws Refusal BadReply, BadZip
 */
export function readReply(path: string): OpenReply {
  const zip = new ZipReader(path);
  try {
    const data = attempt(() => JSON.parse(zip.read(REPLY, LARGEST)?.toString('utf8') ?? '') as Partial<Reply>);
    if (!isReply(data)) throw bad('it has no readable reply.json');
    const files = new Map(data.files.map((file) => [file.path, contentOf(zip, file)]));
    return { reply: data, read: (name) => files.get(name) ?? Buffer.alloc(0) };
  } finally {
    zip.close();
  }
}

function contentOf(zip: ZipReader, { path, sha256 }: Reply['files'][number]): Buffer {
  const content = zip.read(path, LARGEST);
  if (content && sha256Hex(content) === sha256) return content;
  throw bad(content ? `${path} is not the file that was sent` : `${path} cannot be read`);
}

function isReply(data: Partial<Reply> | null): data is Reply {
  const texts = [data?.mentor, data?.submission, data?.stage, data?.role, data?.decision];
  return (
    data?.version === 1 &&
    data.kind === 'mentor-reply' &&
    texts.every((one) => typeof one === 'string') &&
    Array.isArray(data.files) &&
    data.files.every(
      ({ path, sha256, part }) => isPlain(path) && typeof sha256 === 'string' && typeof part === 'string',
    )
  );
}

/** A file name, without a folder: nothing in a reply says where it is written. */
function isPlain(path: unknown): boolean {
  return typeof path === 'string' && /^[\p{L}\p{N}][\p{L}\p{M}\p{N} ._-]{0,120}$/u.test(path);
}

function bad(why: string): Refusal {
  return new Refusal('BadReply', `The reply cannot be taken in: ${why}.`, 'Ask the university to send it again.');
}
