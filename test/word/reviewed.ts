import { readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { pack, unpack } from '../../src/zip/in-memory.js';
import { run } from './support.js';

/** The file with its document changed and parts put in, as a reviewer's Word leaves it. */
export function reviewed(file: string, change: (xml: string) => string, parts: Record<string, string> = {}): Buffer {
  const changed = unpack(readFileSync(file)).map((one) =>
    one.name === 'word/document.xml'
      ? { ...one, bytes: Buffer.from(change(Buffer.from(one.bytes).toString('utf8'))) }
      : one,
  );
  return pack([
    ...changed.filter(({ name }) => !(name in parts)),
    ...Object.entries(parts).map(([name, text]) => ({ name, bytes: Buffer.from(text), isPacked: false })),
  ]);
}

/** Puts a comment around the run that holds these words. */
export const commented = (xml: string, words: string, id: number): string => {
  const at = xml.lastIndexOf(words);
  expect(at).toBeGreaterThan(0);
  const start = xml.lastIndexOf('<w:r>', at);
  const end = xml.indexOf('</w:r>', at) + '</w:r>'.length;
  return `${xml.slice(0, start)}<w:commentRangeStart w:id="${id}"/>${xml.slice(start, end)}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r>${xml.slice(end)}`;
};

/** One comment of word/comments.xml. */
export const comment = (id: number, text: string): string =>
  `<w:comment w:id="${id}" w:author="Dr A. Reader" w:date="2026-10-20T10:00:00Z"><w:p w14:paraId="P${id}">${run(text)}</w:p></w:comment>`;
