import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { filesNamed, placeNamed } from '../../src/app/world.js';
import { tempFolder } from '../support/folder.js';

function folderWith(...files: string[]): { cwd: string; env: Record<string, string> } {
  const cwd = tempFolder();
  mkdirSync(join(cwd, 'photos'));
  for (const file of files) writeFileSync(join(cwd, 'photos', file), '');
  return { cwd, env: { HOME: cwd } };
}

describe('a place that a person names', () => {
  test.each(['~', '~/photos', '~\\photos'])('%s is in their own folder where no shell says so', (typed) => {
    const world = { cwd: '/elsewhere', env: { HOME: '/home/ada' } };
    expect(placeNamed(world, typed)).toBe(join('/home/ada', typed.slice(1)));
  });

  test('~ada and a~b are names', () => {
    expect(placeNamed({ cwd: '/here', env: {} }, '~ada')).toBe('/here/~ada');
    expect(placeNamed({ cwd: '/here', env: {} }, 'a~b')).toBe('/here/a~b');
  });
});

describe('files that a person names', () => {
  test.each([
    ['photos/*.jpg', ['photos/a.jpg', 'photos/b.jpg']],
    ['photos/?.jpg', ['photos/a.jpg', 'photos/b.jpg']],
    ['~/photos/a+*.png', ['~/photos/a+(1).png']],
    ['photos/.*', ['photos/.hidden.jpg']],
    ['photos/note [1].*', ['photos/note [1].txt']],
    ['photos/*.gif', ['photos/*.gif']],
    ['nowhere/*.gif', ['nowhere/*.gif']],
    ['photos/b.jpg', ['photos/b.jpg']],
    ['https://example.org/a?b=*', ['https://example.org/a?b=*']],
  ])('%s is %j', (typed, files) => {
    const world = folderWith('b.jpg', 'a.jpg', 'a+(1).png', '.hidden.jpg', 'note [1].txt');
    expect(filesNamed(world, [typed])).toEqual(files.map((file) => (file === typed ? file : join(file))));
  });

  test('a name with a star in it is that file', () => {
    const starred = folderWith('a*.jpg', 'ab.jpg');
    expect(filesNamed(starred, ['photos/a*.jpg'])).toEqual(['photos/a*.jpg']);
  });
});
