import { execFileSync, spawnSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { unifiedDiff } from '../../../src/check/fix/diff.js';
import { tempFolder } from '../../support/folder.js';

const few = fc.array(fc.constantFrom('a', 'b', 'c', '', 'DM5'), { maxLength: 30 });

describe('unified diff', () => {
  test('shows three lines around each change, and what changed', () => {
    const before = 'one\ntwo\nthree\nfour\ndate: 12/03/2026\nsix\nseven\neight\nnine\n';
    expect(unifiedDiff('journal/a.md', before, before.replace('12/03/2026', '2026-03-12'))).toBe(
      [
        '--- journal/a.md',
        '+++ journal/a.md',
        '@@ -2,7 +2,7 @@',
        ' two',
        ' three',
        ' four',
        '-date: 12/03/2026',
        '+date: 2026-03-12',
        ' six',
        ' seven',
        ' eight',
        '',
      ].join('\n'),
    );
  });

  test('is nothing where nothing changed', () => {
    expect(unifiedDiff('a', 'same\n', 'same\n')).toBe('');
  });

  test('stays near the changes of a long text, and shows one that is another as replaced', () => {
    const long = Array.from({ length: 6000 }, (_, index) => `line ${index}`);
    const changed = long.map((line, index) => (index % 100 === 50 ? `${line}, mended` : line));
    const count = (before: string[], after: string[]): number =>
      unifiedDiff('a', before.join('\n'), after.join('\n')).split('\n').length;
    expect(count(long, changed)).toBe(2 + 60 * 9 + 1);
    expect(
      count(
        long,
        long.map((line) => `${line}, another`),
      ),
    ).toBe(2 + 1 + 2 * 6000 + 2 + 1);
  });

  test('git applies it and gets the new text, whatever the two are', () => {
    const folder = tempFolder();
    execFileSync('git', ['init', '--quiet'], { cwd: folder });
    fc.assert(
      fc.property(few, few, fc.boolean(), fc.boolean(), (old, fresh, oldEnds, freshEnds) => {
        const [before, after] = [old.join('\n') + (oldEnds ? '\n' : ''), fresh.join('\n') + (freshEnds ? '\n' : '')];
        fc.pre(before !== after && before !== '' && after !== '');
        writeFileSync(join(folder, 'file.md'), before);
        const { status, stderr } = spawnSync('git', ['apply', '-p0', '--whitespace=nowarn', '-'], {
          cwd: folder,
          input: unifiedDiff('file.md', before, after),
          encoding: 'utf8',
        });
        expect(stderr).toBe('');
        expect(status).toBe(0);
        expect(readFileSync(join(folder, 'file.md'), 'utf8')).toBe(after);
      }),
      { numRuns: 60 },
    );
  });
});
