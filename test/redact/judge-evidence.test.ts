import { describe, expect, test } from 'vitest';
import type { EvidenceItem } from '../../src/document/model.js';
import { withoutMetadata } from '../../src/evidence/strip/photo-metadata.js';
import { COLOUR_PROFILE, type FileContent, NameFinder, readPeople } from '../../src/portfolio/index.js';
import { judgeEvidence } from '../../src/redact/judge-evidence.js';
import { makeJpeg, makePng } from '../evidence/support/photo.js';

const finder = new NameFinder(readPeople('people:\n  - {name: Zenobia Marsh, id: a, as: Trainee A}\n').people);

/** What is known of a file, and what becomes of it in a redacted document. */
function judged(
  kind: EvidenceItem['kind'],
  content: Partial<FileContent> | null,
  bytes: Uint8Array | null = Buffer.from('x'),
): unknown {
  const file = 'evidence/a';
  const known = { texts: [], hasLocation: false, hasAuthor: false, unread: null, ...content };
  const contents = new Map(content === null ? [] : [[file, known]]);
  const strip = (picture: Uint8Array): Uint8Array | null => {
    const outcome = withoutMetadata(picture);
    return outcome.state === 'unknown' ? null : outcome.content;
  };
  const item = { file, kind } as EvidenceItem;
  const verdict = judgeEvidence(item, { finder, contents, readFile: () => bytes, strip });
  return verdict && [verdict.reason, ...verdict.where];
}

const named = { texts: [{ where: 'page 3', text: 'With Zenobia', at: null }] };

describe('a file that is no picture', () => {
  test.each([
    ['nothing against it', {}, null],
    ['a name in it', named, ['name', 'page 3']],
    ['a name with no place said', { texts: [{ where: null, text: 'Zenobia', at: null }] }, ['name', 'its text']],
    ['where it was taken', { hasLocation: true }, ['place']],
    ['by whom it was taken', { hasAuthor: true }, ['place']],
    ['a part that could not be read', { unread: 'it is encrypted' }, ['unsearchable']],
    ['a name counts before what else there is', { ...named, hasAuthor: true, unread: 'x' }, ['name', 'page 3']],
    ['a place counts before what could not be read', { hasLocation: true, unread: 'x' }, ['place']],
    ['nobody looked', null, ['unsearchable']],
  ])('%s', (_, content, expected) => {
    for (const kind of ['pdf', 'audio', 'video', 'other'] as const)
      expect(judged(kind, content as Partial<FileContent> | null)).toEqual(expected);
  });
});

describe('a picture', () => {
  const clean = makePng();
  test.each([
    ['nothing against it', {}, clean, null],
    ['data that can be taken out', { hasAuthor: true, hasLocation: true, unread: 'x' }, clean, null],
    ['a name in data that can be taken out', named, clean, ['name', 'page 3']],
    [
      'a name in its colours',
      { texts: [{ where: COLOUR_PROFILE, text: 'Zenobia', at: null }] },
      clean,
      ['name', COLOUR_PROFILE],
    ],
    ['a format that nothing is taken out of', {}, Buffer.from('GIF89a plain'), null],
    ['a name in what is seen of it', named, Buffer.from('GIF89a plain'), ['name', 'page 3']],
    ['bytes that nobody may read', { hasAuthor: true }, null, null],
    ['the same, unread in part', { unread: 'it is too large' }, null, ['unsearchable']],
    ['the same with an author', { hasAuthor: true }, Buffer.from('GIF89a plain'), ['place']],
    ['the same with a place', { hasLocation: true }, Buffer.from('GIF89a plain'), ['place']],
    ['the same, unread in part', { unread: 'x' }, Buffer.from('GIF89a plain'), ['unsearchable']],
    ['the same with a name among its bytes', {}, Buffer.from('GIF89a\0\0 by Zenobia Marsh\0'), ['name', 'its data']],
  ])('%s', (what, content, bytes, expected) => {
    const isTakenOut = what === 'a name in data that can be taken out';
    expect(judged('image', content as Partial<FileContent>, bytes)).toEqual(isTakenOut ? null : expected);
  });

  test('a JPEG is one whose data can be taken out', () => {
    expect(judged('image', { hasAuthor: true }, makeJpeg())).toBeNull();
  });
});

test('an address always stays, and so does a text whose words are rewritten', () => {
  const written = { texts: [{ where: null, text: 'With Zenobia' }], hasAuthor: true };
  expect(judged('web', { ...named, hasAuthor: true })).toBeNull();
  for (const kind of ['text', 'table'] as const) {
    expect(judged(kind, written)).toBeNull();
    const hidden = {
      texts: [
        { where: null, text: 'With Zeno=\nbia' },
        { where: 'its text', text: 'With Zenobia' },
      ],
    };
    expect(judged(kind, hidden)).toEqual(['name', 'its text']);
    const again = { texts: [{ where: 'its text', text: 'With Zenobia' }, ...written.texts] };
    expect(judged(kind, again)).toBeNull();
    expect(judged(kind, { unread: 'it is too large' })).toEqual(['unsearchable']);
  }
});
