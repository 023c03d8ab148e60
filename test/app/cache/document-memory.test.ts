import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { beforeEach, expect, test } from 'vitest';
import { type DocumentMemory, openDocumentMemory } from '../../../src/app/cache/document-memory.js';
import { KeptTables } from '../../../src/app/cache/kept-table.js';
import { readDocument } from '../../../src/portfolio/index.js';
import { tempFolder } from '../../e2e/support.js';
import { runs } from '../../support/amount.js';

let cache = '';
beforeEach(() => {
  cache = tempFolder();
});

function open(build = '1'): DocumentMemory {
  const memory = openDocumentMemory('/somewhere', build, { env: { MENTOR_CACHE: cache } });
  if (memory === null) throw new Error('there is a place for it');
  return memory;
}

const text = (number: number): string =>
  `---\nkind: entry\ndate: 2026-0${(number % 9) + 1}-40\ncriteria: [DM${number}]\n---\n\n## Lesson ${number}\n\n[a](b.md)\n`;

function readAll(memory: DocumentMemory, count = 60): unknown[] {
  const read = Array.from({ length: count }, (_, number) => memory.read(`journal/${number}.md`, () => text(number)));
  memory.save();
  return read;
}

test('what is remembered equals what is read', () => {
  const anew = Array.from({ length: 60 }, (_, number) => readDocument(`journal/${number}.md`, text(number)));
  expect(readAll(open())).toEqual(anew);
  expect(readdirSync(join(cache, 'documents'))).toHaveLength(1);
  expect(readAll(open())).toEqual(anew);
});

test('no change is missed: any text gives what reading it anew gives', () => {
  readAll(open());
  const memory = open();
  const change = fc.tuple(fc.nat(59), fc.nat(60), fc.constantFrom('x', ' ', '\n', '\r', '#', '\ufeff', '-'));
  fc.assert(
    fc.property(change, ([number, at, what]) => {
      const changed = text(number).slice(0, at) + what + text(number).slice(at);
      expect(memory.read(`journal/${number}.md`, () => changed)).toEqual(readDocument(`journal/${number}.md`, changed));
      expect(memory.read(`other/${number}.md`, () => changed)).toEqual(readDocument(`other/${number}.md`, changed));
    }),
    { numRuns: runs(300) },
  );
});

test('another build believes none of it, and a broken cache is none', () => {
  const anew = readAll(open());
  const path = join(cache, 'documents', readdirSync(join(cache, 'documents'))[0] ?? '');
  const whole = readFileSync(path, 'utf8');
  writeFileSync(path, whole.replaceAll('Lesson', 'Forged'));
  expect(readAll(open('2'))).toEqual(anew);
  for (const broken of ['', whole.slice(0, 5000), '{"build":"1"}', 'null']) {
    writeFileSync(path, broken);
    expect(readAll(open())).toEqual(anew);
  }
});

test('what is new is added, a line that broke off is read anew, and old lines go where they are most of the file', () => {
  readAll(open());
  const path = join(cache, 'documents', readdirSync(join(cache, 'documents'))[0] ?? '');
  const whole = readFileSync(path, 'utf8');
  const cut = whole.slice(0, whole.lastIndexOf('\n') - 20);
  writeFileSync(path, cut);
  const anew = Array.from({ length: 61 }, (_, number) => readDocument(`journal/${number}.md`, text(number)));
  expect(readAll(open(), 61)).toEqual(anew);
  const longer = readFileSync(path, 'utf8');
  expect(longer.startsWith(cut)).toBe(true);
  expect(longer.split('\n')).toHaveLength(1 + 2 * 59 + 1 + 2 * 2);
  for (let round = 0; round < 3; round += 1) {
    const memory = open();
    for (let number = 0; number < 60; number += 1) memory.read(`journal/${round}-${number}.md`, () => text(number));
    memory.save();
  }
  expect(readFileSync(path, 'utf8').split('\n').length).toBeLessThan(1 + 2 * (2 * 62 + 60));
});

test('what is kept apart is read anew where its line broke off', () => {
  const anew = readAll(open());
  const path = join(cache, 'documents', readdirSync(join(cache, 'documents'))[0] ?? '');
  writeFileSync(path, readFileSync(path, 'utf8').slice(0, -20));
  expect(readAll(open())).toEqual(anew);
});

test('a text is not asked for in the state in which it was read whole, and in any other it is', () => {
  const lost = 'journal/59.md';
  const content = (path: string): string =>
    path === lost ? `${text(59)}\ufffd` : text(Number(/\d+/.exec(path)?.[0] ?? 0));
  const paths = Array.from({ length: 60 }, (_, number) => `journal/${number}.md`);
  const state = (path: string, mark: string) => ({ size: Buffer.byteLength(content(path)), mark });
  /** @returns the texts that were asked for, where each file is in this state; undefined: it changed a moment ago */
  const asked = (markOf: (path: string) => string | undefined): string[] => {
    const settled = new Map(
      paths.flatMap((path) => {
        const mark = markOf(path);
        return mark === undefined ? [] : [[path, state(path, mark)] as const];
      }),
    );
    const world = { env: { MENTOR_CACHE: cache } };
    const tables = new KeptTables('/somewhere', '1', world);
    const memory = openDocumentMemory('/somewhere', '1', world, settled, tables);
    const texts: string[] = [];
    for (const path of paths) {
      const read = memory?.read(path, () => {
        texts.push(path);
        return content(path);
      });
      expect(read?.problems).toEqual(readDocument(path, content(path)).problems);
    }
    memory?.save();
    tables.save();
    return texts;
  };
  const first = paths[0] ?? '';
  expect(asked((path) => (path === first ? undefined : 'as it was'))).toEqual(paths);
  expect(asked(() => 'as it was')).toEqual([first, lost]);
  expect(asked((path) => (path === first ? 'otherwise' : 'as it was'))).toEqual([first, lost]);
  expect(asked((path) => (path === first ? 'otherwise' : undefined))).toEqual(paths.slice(1));
});

test('two runs at once lose nothing but time', () => {
  const [one, other] = [open(), open()];
  const first = readAll(one, 50);
  const second = readAll(other, 60);
  expect(readAll(open(), 50)).toEqual(first);
  expect(readAll(open(), 60)).toEqual(second);
});

test('a few files are not worth a cache; one that cannot be written is no failure', () => {
  readAll(open(), 5);
  expect(readdirSync(join(cache, 'documents'))).toEqual([]);
  rmSync(join(cache, 'documents'), { recursive: true });
  writeFileSync(join(cache, 'documents'), 'in the way');
  expect(openDocumentMemory('/somewhere', '1', { env: { MENTOR_CACHE: cache } })).toBeNull();
});
