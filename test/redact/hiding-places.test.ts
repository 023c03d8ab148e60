import { appendFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { inMemory } from '../../src/evidence/bytes.js';
import { readFile } from '../../src/evidence/read-file.js';
import { NameFinder, readPeople } from '../../src/portfolio/index.js';
import { isNamed } from '../../src/redact/redactor.js';
import { mentor, tempFolder } from '../e2e/support.js';
import { makePdf } from '../evidence/support/pdf.js';
import { jpegWithExif } from '../evidence/support/photo.js';
import { makeDocx, makeZip } from '../evidence/support/zip.js';
import { writeIn } from '../support/folder.js';
import { bytesOf, flac, type HidingPlace, hidingPlaces, mail, PEOPLE, tar } from './hiding-places.js';

const finder = new NameFinder(readPeople(PEOPLE).people);

let places: (HidingPlace & { file: string })[];
beforeAll(async () => {
  places = (await hidingPlaces()).map((place, index) => ({ ...place, file: `evidence/${index}.${place.ending}` }));
});

async function passes(bytes: Buffer): Promise<boolean> {
  try {
    const { texts = [], unread } = await readFile(inMemory(bytes));
    return !unread && !texts.some(({ text }) => isNamed(text, finder));
  } catch {
    return false;
  }
}

test('a name in any of 200 places is found, or its file is said to be unsearched', async () => {
  expect(places.length).toBeGreaterThan(200);
  const passed: string[] = [];
  for (const { place, bytes } of places) if (await passes(bytes)) passed.push(place);
  expect(passed).toEqual([]);
});

/** A portfolio with each of them as evidence. */
function portfolioOf(files: readonly { file: string; bytes: Buffer }[]): string {
  const root = tempFolder();
  writeIn(root, {
    'portfolio.yaml': 'version: 1\nmentor: {name: Ada Marsh}\nframework: ljmu-2007\nstage: developing\n',
    'private.yaml': PEOPLE,
    'journal/a.md': `---\nkind: entry\ndate: 2026-03-12\ncriteria: [DM5]\nevidence:\n${files.map(({ file }) => `  - ${file}\n`).join('')}---\n\nWe met.\n`,
    ...Object.fromEntries(files.map(({ file, bytes }) => [file, bytes])),
  });
  return root;
}

test('none of them gets past --redact, strict or submit', async () => {
  const [root, out] = [portfolioOf(places), tempFolder()];
  const redacted = await mentor(['render', root, '--html', '--redact', '--out', out], root);
  expect(redacted.code).toBe(0);
  const leftOut = [...redacted.err.matchAll(/^Left out: .*\((evidence\/[^)]+)\)/gm)].map(([, file]) => file);
  // What stays is written anew: texts, and pictures without their data.
  const kept = places.filter(({ file }) => !leftOut.includes(file));
  expect([...new Set(kept.map(({ ending }) => ending))].sort()).toEqual(['csv', 'jpg', 'json', 'png', 'txt', 'webp']);
  const html = readFileSync(join(out, 'portfolio.html'), 'utf8');
  const pictures = [...html.matchAll(/data:image\/(?:jpeg|png|webp);base64,([A-Za-z0-9+/=]+)/g)];
  expect(pictures.length).toBeGreaterThan(2);
  for (const [, bytes = ''] of pictures) {
    const { texts = [] } = await readFile(inMemory(Buffer.from(bytes, 'base64')));
    expect([bytes, texts.some(({ text }) => isNamed(text, finder))]).toEqual([bytes, false]);
  }
  expect(isNamed(html.replace(/base64,[A-Za-z0-9+/=]+/g, ''), finder)).toBe(false);

  const strict = await mentor(['render', root, '--html', '--redact=strict', '--out', tempFolder()], root);
  expect(strict.code).toBe(2);
  expect(leftOut.filter((file) => !strict.err.includes(`(${file})`))).toEqual([]);

  const { named, unread } = await toldOf(root);
  expect(places.filter(({ file }) => !named.has(file) && !unread.has(file)).map(({ place }) => place)).toEqual([]);
  expect(await mentor(['submit', root, '--no-pdf', '--force', 'x'], root)).toMatchObject({
    code: 2,
    err: expect.stringMatching(/^mentor: Nothing was handed in:\n/),
  });
});

/** Which files `submit` would name, and as what. */
async function toldOf(root: string): Promise<{ named: Set<string>; unread: Set<string> }> {
  const check = await mentor(['check', root, '--for', 'submission', '--json'], root);
  const { findings } = JSON.parse(check.out) as { findings: { rule: string; file: string; severity: string }[] };
  const errors = findings.filter(({ severity }) => severity === 'error');
  const by = (rule: string): Set<string> => new Set(errors.filter((one) => one.rule === rule).map(({ file }) => file));
  return { named: by('private/name'), unread: by('private/unread') };
}

test('what cannot be searched is handed in where it is accepted with a reason, and not before', async () => {
  const all = portfolioOf(places);
  const { named, unread } = await toldOf(all);
  const files = places.filter(({ file }) => unread.has(file) && !named.has(file));
  expect(files.length).toBeGreaterThan(15);
  const root = portfolioOf(files);
  const submit = ['submit', root, '--no-pdf', '--dry-run', '--force', 'on paper'];
  const before = await mentor(submit, root);
  expect([before.code, before.err]).toEqual([2, expect.stringContaining('could not be searched for names')]);
  expect(before.err).toContain(`and ${files.length - 5} more`);
  const lines = files.map(({ file }) => `  - {rule: private/unread, file: ${file}, reason: I looked through it}\n`);
  appendFileSync(join(root, 'portfolio.yaml'), `accept:\n${lines.join('')}`);
  const after = await mentor(submit, root);
  expect(after.code).toBe(0);
  expect(files.filter(({ file }) => !after.out.split('\n').includes(file))).toEqual([]);
});

test('the same files without a name are searched, so that not everything is called unsearched', async () => {
  const clean = [
    makeDocx('Nothing'),
    mail('\r\nNothing'),
    jpegWithExif({ description: 'Nothing' }),
    await makePdf({ pages: ['Nothing'] }),
    makeZip({ 'a.txt': 'Nothing' }),
    tar('Nothing'),
    flac(4, bytesOf('ARTIST=Nobody')),
  ];
  for (const bytes of clean)
    expect(await readFile(inMemory(Buffer.from(bytes)))).not.toMatchObject({ unread: expect.any(String) });
});
