import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { linkPortfolio } from '../../src/coverage/index.js';
import { loadBuiltInFramework } from '../../src/framework/index.js';
import { type FileSet, filesInMemory, readPortfolio } from '../../src/portfolio/index.js';
import { sealFiles, sealStage, withShown } from '../../src/signing/seal-folder.js';
import { signOffOf } from '../../src/signing/sign-off-text.js';
import type { SealedFile } from '../../src/trust/seal.js';
import { file } from '../coverage/small-pack.js';
import { readBack } from '../e2e/support.js';
import { folderWith } from '../support/folder.js';
import { stageOf, WORDS } from './support.js';

const CONFIG = 'version: 1\nmentor: {name: Kit Moor}\nframework: ljmu-2007\nstage: developing\n';
const ENTRY = file('entry', 'criteria: DM5', 'We met.');

/** Seals what these files hold; `meanwhile` happens between reading and sealing. */
function sealed(
  files: Record<string, string | Buffer>,
  meanwhile: (root: string) => void = () => undefined,
): SealedFile[] {
  const root = folderWith({ 'portfolio.yaml': CONFIG, ...files });
  const linked = readBack(root);
  meanwhile(root);
  return sealStage(root, linked, stageOf(linked, 'developing')).files;
}
const paths = (files: readonly SealedFile[]): string[] => files.map(({ path }) => path);

describe('what a stage has on disk is sealed', () => {
  test('as it was read, by composed names', () => {
    expect(paths(sealed({ 'journal/a.md': ENTRY, 'journal/cafe\u0301.md': ENTRY }))).toEqual([
      'journal/a.md',
      'journal/café.md',
    ]);
    const latin = Buffer.concat([Buffer.from(ENTRY), Buffer.from([0xe9])]);
    expect(paths(sealed({ 'journal/a.md': latin }))).toEqual(['journal/a.md']);
  });

  test.each<[what: string, files: Record<string, string>, meanwhile: (root: string) => void, why: RegExp]>([
    ['nothing', { 'notes.md': 'x' }, () => undefined, /nothing to sign for/],
    [
      'an entry that changes',
      { 'journal/a.md': ENTRY },
      (root) => writeFileSync(join(root, 'journal/a.md'), `${ENTRY}More.\n`),
      /journal\/a\.md changed while it was being read/,
    ],
    ['an entry that goes', { 'journal/a.md': ENTRY }, (root) => rmSync(join(root, 'journal/a.md')), /ENOENT/],
    [
      'a name that no list shows',
      { 'journal/a\u2028b.md': ENTRY },
      () => undefined,
      /contains a character that cannot be listed/,
    ],
    [
      'two of one name',
      { 'journal/a.md': ENTRY, 'journal/A.md': ENTRY },
      () => undefined,
      /Two files have the same name apart from capitals/,
    ],
  ])('but not %s', (_, files, meanwhile, why) => {
    expect(() => sealed(files, meanwhile)).toThrow(why);
  });

  test('what cannot be read of files elsewhere is left out', () => {
    const set = filesInMemory({ 'portfolio.yaml': CONFIG, 'journal/a.md': ENTRY, 'journal/b.md': ENTRY });
    const frameworks = { ids: () => ['ljmu-2007'], load: loadBuiltInFramework };
    const linked = linkPortfolio(readPortfolio(set, frameworks));
    const sealedOf = (files: FileSet): string[] => paths(sealFiles(files, linked, stageOf(linked, 'developing')).files);
    expect(
      sealedOf({ ...set, digest: (path) => (path === 'journal/a.md' ? null : (set.digest?.(path) ?? null)) }),
    ).toEqual(['journal/b.md']);
    const { digest: _, ...unread } = set;
    expect(sealedOf(unread)).toEqual([]);
  });

  test('line ends that change meanwhile are no change', () => {
    const files = sealed({ 'journal/a.md': ENTRY }, (root) =>
      writeFileSync(join(root, 'journal/a.md'), ENTRY.replaceAll('\n', '\r\n')),
    );
    expect(files).toEqual(sealed({ 'journal/a.md': ENTRY }));
  });

  test('with what the sign-off’s own comment shows, once', () => {
    const shown = file('entry', 'criteria: DM5\nevidence: evidence/cafe\u0301.txt', 'We met.');
    const root = folderWith({
      'portfolio.yaml': CONFIG,
      'journal/a.md': shown,
      'evidence/cafe\u0301.txt': 'a',
      'evidence/b.txt': 'b',
    });
    const linked = readBack(root);
    const seal = sealStage(root, linked, stageOf(linked, 'developing'));
    const covered = (comment: string): string[] =>
      paths(
        withShown(root, linked, seal, signOffOf({ ...WORDS, comment }, 'stages/developing/sign-off/a-1.md')).files,
      ).sort();
    expect(covered('Words.')).toEqual(['evidence/café.txt', 'journal/a.md']);
    expect(covered('[b](../../../evidence/b.txt)')).toEqual(['evidence/b.txt', 'evidence/café.txt', 'journal/a.md']);
    expect(covered('[a](../../../evidence/cafe\u0301.txt)')).toEqual(['evidence/café.txt', 'journal/a.md']);
  });
});
