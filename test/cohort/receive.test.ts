import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { identify } from '../../src/cohort/identify.js';
import { type Person, readPeople } from '../../src/cohort/people.js';
import { unpack } from '../../src/zip/in-memory.js';
import { mentor, tempFolder } from '../e2e/support.js';
import { jpegWithExif } from '../evidence/support/photo.js';
import { printed, programmeForm, tc } from '../form/build-form.js';
import { zip64Of } from '../support/zip64.js';
import { cohort, cohortOf, json, type Somebody, smallPortfolio, somebody, write, zipOf } from './support.js';

const people = [somebody(1), somebody(2), somebody(3)];
const [ada, bea, cy] = people as [Somebody, Somebody, Somebody];

interface Arrivals {
  arrivals: Record<string, unknown>[];
}

/** What `mentor submit` makes of a small portfolio. @returns the zip's bytes and the submission's folder */
async function submission(who: Somebody): Promise<{ zip: Buffer; folder: string }> {
  const root = tempFolder();
  for (const [path, text] of Object.entries(smallPortfolio(who))) write(root, path, text);
  expect(await mentor(['submit', root, '--no-pdf', '--force', 'a test', '--quiet'], root)).toMatchObject({ code: 0 });
  const folder = join(root, 'submissions/001');
  const name = readdirSync(folder).find((one) => one.endsWith('.zip')) as string;
  return { zip: readFileSync(join(folder, name)), folder };
}

describe('whose it is', () => {
  test('by name and school, by the name of the file, and said by hand; numbered, and never twice', async () => {
    const root = await cohortOf(people);
    write(root, 'inbox/something.zip', zipOf(smallPortfolio(ada)));
    write(root, `inbox/${bea.id} (2).zip`, zipOf({ 'notes.txt': 'no portfolio' }));
    for (const [path, text] of Object.entries(smallPortfolio(cy))) write(root, `inbox/a folder/${path}`, text);
    write(root, 'inbox/nameless.zip', zipOf({ ...smallPortfolio(ada), 'portfolio.yaml': 'framework: ljmu-2016\n' }));
    const first = await cohort(root, 'receive', '--json');
    expect(first.code).toBe(2);
    expect(json<Arrivals>(first).arrivals.map(({ what, id, path }) => [what, id, path])).toEqual([
      ['received', cy.id, `received/${cy.id}/001.zip`],
      ['received', bea.id, `received/${bea.id}/001.zip`],
      ['unknown', undefined, undefined],
      ['received', ada.id, `received/${ada.id}/001.zip`],
    ]);
    const said = await cohort(root, 'receive', `received/${cy.id}/001.zip`, '--as', bea.id);
    expect(said.out).toContain('received before');
    write(root, 'other.zip', zipOf({ ...smallPortfolio(cy), 'x.txt': 'x' }));
    expect((await cohort(root, 'receive', 'other.zip', '--as', bea.id)).out).toContain(
      `its contents say that it is ${cy.name}'s`,
    );
    const again = await cohort(root, 'receive', 'inbox/nameless.zip', '--as', ada.id);
    expect([again.code, again.out]).toEqual([0, expect.stringContaining(`received/${ada.id}/002.zip`)]);
    write(root, 'inbox/copy.zip', zipOf(smallPortfolio(ada)));
    const twice = await cohort(root, 'receive');
    expect([twice.code, twice.out]).toEqual([0, expect.stringContaining(`received before, as ${ada.id}/001`)]);
    expect(twice.out).toContain(`received before, as ${cy.id}/001`);
    expect(readdirSync(join(root, 'received', ada.id))).toEqual(['001.zip', '002.zip']);
    expect(readdirSync(join(root, 'received')).sort()).toEqual([ada.id, bea.id, cy.id]);
  });

  test('is never guessed between two of one name, nor against what the school says', async () => {
    const twins = [ada, { ...bea, name: ada.name }, cy];
    const root = await cohortOf(twins);
    write(root, 'inbox/a.zip', zipOf(smallPortfolio({ ...ada, school: '' })));
    write(root, 'inbox/b.zip', zipOf(smallPortfolio({ ...cy, school: 'Nowhere School' })));
    write(root, `inbox/${cy.id}.zip`, zipOf(smallPortfolio(bea)));
    const run = await cohort(root, 'receive');
    expect(run.code).toBe(2);
    expect(run.out).toContain(
      `--as ${ada.id}  ${ada.name}, ${ada.school}\n  --as ${bea.id}  ${ada.name}, ${bea.school}`,
    );
    expect(run.out).toContain('Nowhere School');
    expect(run.out.replace(/\s+/g, ' ')).toContain(`${cy.id} is ${cy.name}; but its contents say \`${bea.name}\``);
    expect(readdirSync(join(root, 'inbox'))).toHaveLength(3);
    // The school settles it.
    write(root, 'inbox/a.zip', zipOf(smallPortfolio({ ...ada, school: `the ${bea.school.toUpperCase()}` })));
    expect((await cohort(root, 'receive', 'inbox/a.zip')).out).toContain(`received/${bea.id}/001.zip`);
  });

  test("by the portfolio's id, whatever name it has now, and not where a colleague began from a copy of it", async () => {
    const root = await cohortOf(people);
    const own = (who: Somebody, more = ''): Buffer => {
      const files: Record<string, string> = smallPortfolio(who);
      return zipOf({ ...files, 'portfolio.yaml': `${files['portfolio.yaml']}id: p-0123456789\n`, 'x.txt': more });
    };
    write(root, 'inbox/first.zip', own(ada));
    expect((await cohort(root, 'receive')).code).toBe(0);
    write(root, 'inbox/married.zip', own({ ...ada, name: 'Ada Chadwick-Hughes', school: 'Another School' }));
    const married = await cohort(root, 'receive');
    expect([married.code, married.out]).toEqual([0, expect.stringContaining(`received/${ada.id}/002.zip`)]);
    expect(married.out).toContain("its contents say that it is Ada Chadwick-Hughes's");
    write(root, 'inbox/copied.zip', own(bea));
    write(root, `inbox/${cy.id}.zip`, own({ ...ada, name: 'Somebody Else' }, 'more'));
    const run = await cohort(root, 'receive', '--json');
    const named = json<Arrivals>(run).arrivals.map(({ what, candidates }) => [
      what,
      (candidates as Somebody[]).map(({ id }) => id),
    ]);
    expect([run.code, named]).toEqual([
      2,
      [
        ['unknown', [ada.id, bea.id]],
        ['unknown', [ada.id, cy.id]],
      ],
    ]);
  });

  test('a roster from Excel: a byte order mark, semicolons, CRLF, leading zeros', async () => {
    const root = await cohortOf([]);
    write(
      root,
      'people.csv',
      `\ufeffID;Name;School;TRN;Shoe size\r\n${ada.id};"${ada.name}";${ada.school};0123456;39\r\n`,
    );
    const { people: rows } = json<{ people: Record<string, unknown>[] }>(await cohort(root, 'status', '--json'));
    expect(rows).toMatchObject([{ id: ada.id, name: ada.name, school: ada.school, state: 'expected' }]);
    expect(readPeople('people.csv', readFileSync(join(root, 'people.csv'), 'utf8'))).toMatchObject([
      { trn: '0123456' },
    ]);
    write(root, 'people.csv', Buffer.from(`id,name,school\n${ada.id},Zo\xeb Sample,${ada.school}\n`, 'latin1'));
    expect((await cohort(root, 'status')).out).toContain('Zoë Sample');
  });

  test('a roster as other systems export it: titles, other heads, two columns for a name, the last line of a report', () => {
    const rows = (text: string): unknown[] =>
      readPeople('people.csv', text).map(({ id, name, school, email, trainedUntil }) =>
        [id, name, school, email, trainedUntil].join('|'),
      );
    const found = ['s1|Ada Hughes|Beckgate|ada@example.org|2026-07-31'];
    expect(
      rows(
        'sep=;\r\nMentors, all;;\r\n\r\nStaff ID;Surname;Forename;School name;E-mail;Trained until;;\r\ns1;Hughes;Ada;Beckgate;ada@example.org;46234;;\r\n;;;;;;;\r\n;;;1 mentor in all;;;;\r\n',
      ),
    ).toEqual(found);
    expect(
      rows(
        'First name,Last name,ID number,Institution,Email address,trained_until,Institution\nAda,Hughes,s1,,ada@example.org,31/07/2026 00:00,Beckgate\n',
      ),
    ).toEqual(found);
    expect(
      rows('Mentor\tID\tName\tSchool\temail\ttrained-until\nyes\ts1\tHughes, Ada\tBeckgate\tada@example.org\tn/a\n'),
    ).toEqual(['s1|Ada Hughes|Beckgate|ada@example.org|']);
    expect(rows('Mentor No.,Enw,Ysgol\n="0012",Ada Hughes,Beckgate\nTotal: 1,,\n')).toEqual([
      '0012|Ada Hughes|Beckgate||',
    ]);
    expect(
      rows('Employee ID,Legal Forename,Preferred Forename,Legal Surname,School\ns1,Adelaide,Ada,Hughes,Beckgate\n'),
    ).toEqual(['s1|Ada Hughes|Beckgate||']);
  });

  test('a portfolio whose mentor writes the family name first is that of the person on the roster', () => {
    const [person] = readPeople('people.csv', 'id,name,school\ns1,Ada Hughes,Beckgate\n');
    const claim = { portfolio: null, name: 'HUGHES, Ada', school: 'Beckgate', stem: 'portfolio' };
    expect(identify(claim, [person as Person], new Map())).toEqual({ person });
  });

  test.each([
    ['id,name\nm1,Ada\n', 'row 1: there is no column `school`'],
    ['id,name,school\n../x,Ada,Y\n', 'row 2: unexpected id `../x`'],
    ['id,name,school\n\nm1,Ada,Y\n\nM1,Bea,Y\n', 'row 5: `M1` is already in row 3'],
    ['id,name,school\n,Ada,Y\n', 'row 2: `Ada` has no id'],
    ['id,name,school,name\nm1,Ada,Y,Bea\n', 'row 2: two columns say `Ada` and `Bea` for `name`'],
    ['id,name,school,trained_until\nm1,Ada,Y,31/31/2026\n', 'row 2: unexpected `31/31/2026` in `trained_until`'],
    ['PK\x03\x04', 'people.csv is a workbook'],
    ['\xd0\xcf\x11\xe0', 'people.csv is a workbook'],
    ['<html><table><tr><td>id', 'people.csv is a web page'],
    ['id,surname,school\nm1,Hughes,Y\n', 'not both `first name` and `surname`'],
    ['id;centre\nm1;Y\n', 'no column `id` beside one for the name'],
    ['id,name,school\nm1,"Ada,Y\n', 'A quote is opened and never closed'],
  ])('a roster that cannot be meant is named by row', async (text, message) => {
    const root = await cohortOf([]);
    write(root, 'people.csv', text);
    const run = await cohort(root, 'receive');
    expect([run.code, run.err]).toEqual([2, expect.stringContaining(message)]);
  });
});

test('a Word form becomes a portfolio beside it, and the same form twice is said', async () => {
  const form = programmeForm({
    rating: (level, chosen) => tc(level === chosen ? '✓' : ''),
    skill: (ticked) => (ticked ? '✓' : ''),
    standards: (set, met) => printed(set, (id) => (met.includes(id) ? '<w:b/>' : '')),
  });
  const mentorA = { id: 'm0007', name: 'Mentor A', school: 'Fellgate High School' };
  const readers = 'frameworks: [ljmu-2016]\nreviewers: [{id: hb, name: Hana Begum}]\n';
  const root = await cohortOf([...people, mentorA], readers);
  write(root, 'inbox/form.docx', form);
  write(root, 'inbox/letter.docx', zipOf({ 'word/document.xml': '<w:document/>' }));
  const run = await cohort(root, 'receive');
  expect([run.code, run.out]).toEqual([
    1,
    expect.stringMatching(/received\/m0007\/001 {2}Mentor A[\s\S]*letter\.docx: not taken in/),
  ]);
  expect(readFileSync(join(root, 'received/m0007/001.docx')).equals(form)).toBe(true);
  expect(readdirSync(join(root, 'inbox'))).toEqual(['letter.docx']);
  await cohort(root, 'check');
  expect((await cohort(root, 'status')).out).toMatch(/m0007.*\d+\/12 incomplete\n {9}Not so yet: \S/);
  expect((await cohort(root, 'due')).out).toMatch(/m0007 .*incomplete/);
  await cohort(root, 'due', '--csv');
  expect(readFileSync(join(root, 'out/due.csv'), 'utf8')).toMatch(/m0007,.*,incomplete,,incomplete,\S.*\./);
  // A reader who works elsewhere gets what came.
  await cohort(root, 'review', 'm0007', '--reader', 'hb');
  await cohort(root, 'allocate', '--pack', 'hb');
  const packed = unpack(readFileSync(join(root, 'out/packs/hb.zip')));
  expect(packed.map(({ name }) => name)).toEqual(['m0007/001.docx', 'reviews/m0007/advanced/first.md']);
  expect(Buffer.from(packed[0]?.bytes ?? []).equals(form)).toBe(true);
  write(root, 'inbox/form again.docx', form);
  expect((await cohort(root, 'receive', 'inbox/form again.docx')).out).toContain('before, as m0007/001');
  const gone = await cohort(root, 'forget', 'm0007', '--dry-run');
  expect([gone.out, gone.err]).toEqual([
    expect.stringContaining('inbox/form again.docx'),
    expect.stringContaining('would lose the row'),
  ]);
});

test.each<[string, (text: string) => Buffer]>([
  ['UTF-8', (text) => Buffer.from(text)],
  ['UTF-8 with its mark', (text) => Buffer.from(`\ufeff${text}`)],
  ['the old Windows alphabet', (text) => Buffer.from(text, 'latin1')],
])('the rest of a roster stays byte for byte when somebody is forgotten: %s', async (_, encoded) => {
  const root = await cohortOf(people);
  const rows = ['id;name;school\r\n', 'm1;Zo\xeb Sample;Ashby\r\n', '"m2";Ann Ashe;Ashby\r\n', 'm3;Jos\xe9 Vale;Ashby'];
  write(root, 'people.csv', encoded(rows.join('')));
  expect((await cohort(root, 'forget', 'm2')).code).toBe(0);
  const rest = encoded(rows.filter((row) => !row.includes('m2')).join(''));
  expect(readFileSync(join(root, 'people.csv')).equals(rest)).toBe(true);
});

test('somebody who was received is forgotten where there is no roster any more', async () => {
  const root = await cohortOf(people);
  write(root, `inbox/${ada.id}.zip`, zipOf(smallPortfolio(ada)));
  expect((await cohort(root, 'receive')).code).toBe(0);
  rmSync(join(root, 'people.csv'));
  expect((await cohort(root, 'forget', ada.id)).code).toBe(0);
  expect(existsSync(join(root, 'received', ada.id))).toBe(false);
});

describe('what came', () => {
  test('a submission in which a file was replaced is taken in as contradicting, and says which', async () => {
    const root = await cohortOf(people);
    const { zip, folder } = await submission(ada);
    const files = Object.fromEntries(unpack(zip).map(({ name, bytes }) => [name, bytes]));
    write(root, 'inbox/whole.zip', zip);
    write(root, 'replaced.zip', zipOf({ ...files, 'portfolio.html': '<p>Another page</p>' }));
    const whole = await cohort(root, 'receive', '--json');
    expect([whole.code, json<Arrivals>(whole).arrivals]).toMatchObject([0, [{ what: 'received', contradicts: [] }]]);
    expect(existsSync(join(root, 'inbox/whole.zip'))).toBe(false);
    expect(readFileSync(join(root, `received/${ada.id}/001.zip`)).equals(zip)).toBe(true);
    // The folder of submissions/ is the same submission as its zip.
    expect((await cohort(root, 'receive', folder)).out).toContain(`before, as ${ada.id}/001`);
    const replaced = await cohort(root, 'receive', 'replaced.zip');
    expect([replaced.code, replaced.out]).toEqual([
      1,
      expect.stringContaining('contradicts its manifest: portfolio.html'),
    ]);
    const checked = await cohort(root, 'check');
    expect([checked.code, checked.out]).toEqual([1, `${ada.id}  portfolio.html is not the file that was handed in\n`]);
    expect((await cohort(root, 'status')).out).toContain('incomplete');
  });

  test('real names that were left in a folder stay out of what is kept', async () => {
    const root = await cohortOf(people);
    const files = { ...smallPortfolio(ada), 'private.yaml': 'people: [{name: Bartholomew Rivers, id: trainee-a}]\n' };
    for (const [path, text] of Object.entries(files)) write(root, `inbox/x/${path}`, text);
    expect((await cohort(root, 'receive')).code).toBe(0);
    expect(unpack(readFileSync(join(root, `received/${ada.id}/001.zip`))).map(({ name }) => name)).toEqual(
      Object.keys(smallPortfolio(ada)).sort(),
    );
  });

  test('what stands in it of people is counted: addresses, numbers, where a photo was taken', async () => {
    const root = await cohortOf(people);
    write(
      root,
      'inbox/a.zip',
      zipOf({ ...smallPortfolio(ada), 'evidence/board.jpg': jpegWithExif({ latitude: [53, 24, 10] }) }),
    );
    for (const [path, content] of Object.entries({
      ...smallPortfolio(bea),
      'evidence/board.jpg': jpegWithExif({ latitude: [53, 24, 10] }),
    }))
      write(root, `inbox/b/${path}`, content);
    write(root, 'inbox/c.zip', zipOf({ ...smallPortfolio(cy), 'evidence/board.jpg': jpegWithExif({}) }));
    const { arrivals } = json<Arrivals>(await cohort(root, 'receive', '--json'));
    const counts = Object.fromEntries(arrivals.map(({ id, private: found }) => [id, found]));
    expect(counts[ada.id]).toBeGreaterThan(0);
    expect(counts).toEqual({ [ada.id]: counts[ada.id], [bea.id]: counts[ada.id], [cy.id]: 0 });
  });

  const manyFiles = Object.fromEntries(Array.from({ length: 10_000 }, (_, n) => [`evidence/${n}.txt`, `${n}`]));
  test.each<[string, Buffer, string]>([
    ['ten thousand files', zipOf({ ...smallPortfolio(ada), ...manyFiles }), 'received'],
    ['a name that leads out', zipOf({ ...smallPortfolio(ada), '../evil.md': 'x' }), 'refused'],
    ['an absolute name', zipOf({ ...smallPortfolio(ada), '/etc/evil': 'x' }), 'refused'],
    ['numbers of 64 bits, as of a download from OneDrive', zip64Of(smallPortfolio(ada)), 'received'],
  ])('%s', async (_, zip, what) => {
    const root = await cohortOf(people);
    write(root, 'inbox/x.zip', zip);
    expect(json<Arrivals>(await cohort(root, 'receive', '--json')).arrivals).toMatchObject([{ what }]);
    expect(existsSync(join(root, 'inbox/x.zip'))).toBe(what === 'refused');
  });

  test('however deep people packed it, and one thing at a time', async () => {
    const root = await cohortOf(people);
    const { zip } = await submission(ada);
    const again = unpack(zip).map(({ name, bytes }): [string, Uint8Array] => [`handed in/${name}`, bytes]);
    const left = { '__MACOSX/handed in/._manifest.json': 'x', 'handed in/.DS_Store': 'x' };
    write(root, 'inbox/packed again.zip', zipOf({ ...Object.fromEntries(again), ...left }));
    write(
      root,
      'inbox/mail.zip',
      zipOf({ 'for you/portfolio.zip': zipOf(smallPortfolio(bea)), 'letter.txt': 'Hello' }),
    );
    for (const [path, text] of Object.entries(smallPortfolio(cy))) write(root, `inbox/Cy/my year/${path}`, text);
    write(root, 'inbox/Cy/Thumbs.db', 'x');
    const two = Object.entries(smallPortfolio(ada)).flatMap(([path, text]) => [
      [`a/${path}`, text],
      [`b/${path}`, text],
    ]);
    write(root, 'inbox/two.zip', zipOf(Object.fromEntries(two) as Record<string, string>));
    const { arrivals } = json<Arrivals>(await cohort(root, 'receive', '--json'));
    expect(arrivals).toMatchObject([
      { what: 'received', id: cy.id, unreadable: null },
      { what: 'received', id: bea.id, unreadable: null },
      { what: 'received', id: ada.id, unreadable: null, contradicts: [] },
      { what: 'refused', code: 'SeveralPortfolios' },
    ]);
    // What was read is what was kept.
    expect(await cohort(root, 'check')).toMatchObject({ code: 0, out: '' });
    write(root, 'inbox/bare.zip', zipOf(smallPortfolio(bea)));
    expect((await cohort(root, 'receive', 'inbox/bare.zip')).out).toContain(`before, as ${bea.id}/001`);
  });

  test('the earlier first, whatever it is called, and never over a later one', async () => {
    const root = await cohortOf(people);
    const { zip } = await submission(ada);
    const files = Object.fromEntries(unpack(zip).map(({ name, bytes }) => [name, Buffer.from(bytes)]));
    const ofDay = (date: string): Buffer => {
      const manifest = { ...(JSON.parse(String(files['manifest.json'])) as object), date };
      return zipOf({ ...files, 'manifest.json': JSON.stringify(manifest) });
    };
    write(root, 'inbox/final.zip', ofDay('2026-03-02'));
    write(root, 'inbox/old.zip', ofDay('2026-03-01'));
    const { arrivals } = json<Arrivals>(await cohort(root, 'receive', '--json'));
    expect(arrivals.map(({ path }) => path)).toEqual([`received/${ada.id}/002.zip`, `received/${ada.id}/001.zip`]);
    write(root, 'inbox/found.zip', ofDay('2026-02-01'));
    const late = await cohort(root, 'receive');
    expect([late.code, late.out]).toEqual([1, expect.stringContaining('submission 001 of 2026-02-01')]);
    expect((await cohort(root, 'receive', 'inbox/found.zip', '--as', ada.id)).out).toContain(`${ada.id}/003.zip`);
  });

  test('what it is, by its bytes; what to ask for where it is none; and what this year does not recognise', async () => {
    const root = await cohortOf(people);
    write(root, 'inbox/1.pdf', '%PDF-1.7');
    write(root, 'inbox/2.eml', 'Subject: My portfolio');
    write(root, 'inbox/3.doc', Buffer.from('d0cf11e0a1b11ae1', 'hex'));
    write(root, 'inbox/4.doc', programmeForm({ rating: () => tc(''), skill: () => '', standards: () => '' }));
    write(root, 'inbox/5.download', zipOf(smallPortfolio(bea)));
    write(root, 'inbox/8.bin', 'Rar!\x1a\x07');
    write(root, 'inbox/9.7z', '7z');
    write(root, 'inbox/10.html', '<html>');
    write(root, 'inbox/11.zip.part', 'PK\x03\x04');
    write(root, 'inbox/.12.zip.icloud', 'bplist00');
    write(root, 'inbox/6.zip', zipOf({ 'form.docx': 'x' }));
    write(root, `inbox/${cy.name}.zip`, zipOf({ 'portfolio.pdf': '%PDF' }));
    const old = smallPortfolio(ada)
      ['portfolio.yaml']?.replace('ljmu-2016', 'ljmu-2007')
      .replace('advanced', 'developing');
    write(root, 'inbox/7.zip', zipOf({ ...smallPortfolio(ada), 'portfolio.yaml': old as string }));
    const { out } = await cohort(root, 'receive');
    for (const [file, said] of [
      ['1.pdf', 'It is a PDF. Ask for the zip'],
      ['2.eml', 'Save what is attached'],
      ['3.doc', 'is an old Word file (.doc)'],
      ['4.doc', '`Mentor A` is not on the roster'],
      ['8.bin', 'It is a RAR archive. Unpack it'],
      ['9.7z', 'It is a 7z archive.'],
      ['10.html', 'It is a web page.'],
      ['11.zip.part', 'Its download was not finished.'],
      ['.12.zip.icloud', 'It is not on this computer yet.'],
      ['6.zip', 'Take the Word form out'],
      [`${cy.name}.zip`, `--as ${cy.id}`],
    ])
      expect(out.replace(/\s+/g, ' ')).toMatch(
        new RegExp(`inbox/${file?.replace('.', '\\.')}: [^]*?${said?.replace(/[.()]/g, '\\$&')}`),
      );
    expect(out).toContain(`received/${bea.id}/001.zip`);
    expect(out).toContain('is for ljmu-2007, which is not among');
    expect(out.split('\n').filter((line) => line.length > 80)).toEqual([]);
  });

  test('what is no portfolio stays in the inbox and stops nothing', async () => {
    const root = await cohortOf(people);
    write(root, 'inbox/broken.zip', 'PK no zip at all');
    write(root, 'inbox/film.mov', 'film');
    for (const name of ['pipe', 'pipe.pdf', 'pipe.zip', 'pipe.docx'])
      execFileSync('mkfifo', [join(root, 'inbox', name)]);
    for (const [name, to] of Object.entries({ gone: '/nowhere', endless: '/dev/zero', 'folder.zip': root }))
      symlinkSync(to, join(root, 'inbox', name));
    write(root, 'inbox/good.zip', zipOf(smallPortfolio(bea)));
    const run = await cohort(root, 'receive');
    expect(run.code).toBe(1);
    expect(run.out).toMatch(/broken\.zip: not taken in[\s\S]*film\.mov: not taken in[\s\S]*received\/m0002\/001\.zip/);
    expect(run.out.match(/: not taken in\. It is a link, a pipe or a/g)).toHaveLength(7);
    rmSync(join(root, 'cohort.yaml'));
    expect(await cohort(root, 'receive')).toMatchObject({
      code: 2,
      err: expect.stringContaining('mentor cohort init'),
    });
  });
});
