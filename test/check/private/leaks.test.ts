import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Finding } from '../../../src/check/model.js';
import { FORMATS } from '../../../src/cli/text/check.js';
import { mentor, tempFolder } from '../../e2e/support.js';
import { makePdf } from '../../evidence/support/pdf.js';
import { jpegWithExif } from '../../evidence/support/photo.js';
import { makeDocx, wordXml } from '../../evidence/support/zip.js';

/** Nothing of these may be in any output. They are invented, and like nothing else in it. */
const SECRETS = /zephyrine|quillfeather|\bzeph\b|z\.\s?q\.|zquill|07700|900123|H801200001001|örsmark|orsmark/i;

const PEOPLE = `people:
  - {name: Zephyrine Quillfeather, also: [Zeph, Z.Q.], id: trainee-a, as: Trainee A}
  - {name: Jörn Örsmark, id: pupil-1, as: Pupil 1}
`;

async function filesOf(): Promise<Record<string, string | Buffer>> {
  return {
    'portfolio.yaml': 'version: 1\nframework: ljmu-2007\nstage: developing\nmentor: {name: Ada Marsh, Zephyrine: x}\n',
    'private.yaml': PEOPLE,
    'README.md': 'The portfolio of the mentor of Zephyrine.\n',
    'journal/prose.md': `---
kind: entry
title: A talk with Zephyrine
date: 2026-03-12
criteria: [DM5]
evidence:
  - {file: evidence/plan.pdf, caption: Zeph's plan, alt: Z.Q. reads it}
  - evidence/plan.docx
  - evidence/board.jpg
  - evidence/notes.txt
---

Zephyrine Quillfeather wrote to zquill@heronbank.sch.uk and rang 07700 900123 about H801200001001.

![Zeph at the board](../evidence/board.jpg "with Jorn Orsmark") [her plan](../evidence/plan.pdf "by Z. Q.")
`,
    'journal/mistakes.md': `---
kind: entry
criteria: [DM5, Zephyrine, dm7]
standards: [Quillfeather]
date: 12/03/2026 Zephyrine
Zephyrine: yes
stage: Zephyrine
agreement: zephyrine-quillfeather
evidence: [evidence/zephyrine-plan.pdf, evidence/ZephyrineQuillfeather.JPG, ../Zeph.pdf]
hours: Zephyrine
people: [Zephyrine]
---

See [the plan](#zephyrine) and [this](../evidence/zephyrine%20quillfeather.pdf), ![](../evidence/zeph.png)
`,
    'journal/broken.md': '---\nkind: entry\ntitle: Zephyrine: a talk\n---\n\nText.\n',
    'journal/zephyrine-quillfeather.md': '---\nkind: enrty\ndate: 12/03/2026\n---\n\nText.\n',
    'journal/fixed.md':
      '---\nkind: entry\ndate: 12/03/2026\ncriteria: DM5\nevidence: evidence/zephyrinequillfeather.JPG\n---\n\nWith Zephyrine.\n',
    'evidence/zephyrineQuillfeather.jpg': jpegWithExif({}),
    'evidence/plan.pdf': await makePdf({ pages: ['A plan', 'by Zephyrine\nQuillfeather'], author: 'Jorn Orsmark' }),
    'evidence/plan.docx': makeDocx('A plan', {
      'word/comments.xml': wordXml('comments', ['Zephy', 'rine', ' said so']),
      'docProps/core.xml': '<cp:coreProperties><dc:creator>Jörn Örsmark</dc:creator></cp:coreProperties>',
    }),
    'evidence/board.jpg': jpegWithExif({
      description: 'Zeph at the board',
      artist: 'Jorn Orsmark',
      latitude: [53, 24, 11],
    }),
    'evidence/notes.txt': 'First line\nZephyrine was here, on 07700 900123\n',
  };
}

describe('what is private', () => {
  let [parent, folder] = ['', ''];
  beforeAll(async () => {
    parent = mkdtempSync(join(tmpdir(), 'mentor-private-'));
    folder = written(join(parent, 'with-zephyrine'), await filesOf());
  });
  afterAll(() => rmSync(parent, { recursive: true, force: true }));

  test.each(FORMATS)('is in no report: %s', async (format) => {
    const { out, err } = await mentor(['check', folder, '--format', format], folder);
    expect(out.length).toBeGreaterThan(1000);
    expect(out).not.toMatch(SECRETS);
    expect(err).not.toMatch(SECRETS);
  });

  test('is in no excerpt of a terminal, at any width, nor in colours', async () => {
    for (const width of [40, 80, 200]) {
      const { out } = await mentor(['check', folder], folder, { width, colorLevel: { out: 3, err: 3 } });
      expect(out).not.toMatch(SECRETS);
    }
  });

  test('is in no reason for accepting a finding, and not in the name of a stage', async () => {
    const config = `version: 1
framework: ljmu-2007
stage: zephyrine
accept: [{rule: private/name, file: journal/prose.md, reason: Zephyrine agreed}]
`;
    const accepting = written(tempFolder(), { ...(await filesOf()), 'portfolio.yaml': config });
    for (const format of FORMATS) {
      const { out } = await mentor(['check', accepting, '--format', format], accepting);
      expect(out).not.toMatch(SECRETS);
    }
  });

  test('is in nothing that --fix shows', async () => {
    const { out, err } = await mentor(['check', folder, '--dry-run'], folder);
    expect(err).toContain('would be fixed');
    expect(out + err).not.toMatch(SECRETS);
  });

  test.each([
    [
      'prose, titles, captions, alt texts and link titles',
      'private/name',
      'journal/prose.md',
      [3, 7, 7, 13, 15, 15, 15],
    ],
    ['a file that is no entry', 'private/name', 'README.md', [1]],
    ['the text and the properties of a PDF', 'private/name', 'evidence/plan.pdf', [null, null]],
    ['a comment and the properties of a Word file', 'private/name', 'evidence/plan.docx', [null, null]],
    ['what a photo says about itself', 'private/name', 'evidence/board.jpg', [null, null]],
    ['a text file', 'private/name', 'evidence/notes.txt', [2]],
    ['the name of a file, under its pseudonym', 'private/name', 'evidence/[Trainee A].jpg', [null]],
    ['the name of an entry', 'private/name', 'journal/[Trainee A].md', [null]],
    ['an address', 'private/email', 'journal/prose.md', [13]],
    ['a telephone number', 'private/phone', 'journal/prose.md', [13]],
    ['a telephone number in a text file', 'private/phone', 'evidence/notes.txt', [2]],
    ['a pupil number', 'private/upn', 'journal/prose.md', [13]],
    ['where a photo was taken', 'private/photo-location', 'evidence/board.jpg', [null]],
    ['who took it', 'private/photo-author', 'evidence/board.jpg', [null]],
  ])('is found in %s', async (_, rule, file, lines) => {
    const found = (await findings(folder)).filter((finding) => finding.rule === rule && finding.file === file);
    expect(found.map(({ line }) => line)).toEqual(lines);
    expect(found.every(({ severity }) => severity === 'warning')).toBe(true);
  });

  test('is found in each of four hiding places: a PDF, a Word file, a photo, the name of a file', async () => {
    const hiding = written(tempFolder(), {
      'portfolio.yaml': 'version: 1\nframework: ljmu-2007\nstage: developing\n',
      'private.yaml': PEOPLE,
      'evidence/a.pdf': await makePdf({ pages: ['One page', 'Two, by Zephyrine'] }),
      'evidence/b.docx': makeDocx('As Quillfeather said'),
      'evidence/c.jpg': jpegWithExif({ description: 'Zeph at the board' }),
      'evidence/zephyrine-d.txt': 'Nothing.\n',
    });
    const found = await findings(hiding, '--rule', 'private/name');
    expect(found.map(({ file }) => file).sort()).toEqual([
      'evidence/[Trainee A]-d.txt',
      'evidence/a.pdf',
      'evidence/b.docx',
      'evidence/c.jpg',
    ]);
    expect(found.every(({ message, hint }) => !SECRETS.test(message + hint) && /Trainee A/.test(message + hint))).toBe(
      true,
    );
  });

  test('is an error before the portfolio is handed in', async () => {
    const found = await findings(folder, '--for', 'submission', '--rule', 'private/name', 'private/photo-location');
    expect(new Set(found.map(({ severity }) => severity))).toEqual(new Set(['error']));
  });

  test('can be accepted by the path that the report shows', async () => {
    const files = await filesOf();
    const accept = "accept: [{rule: private/name, file: 'evidence/[Trainee A].jpg', reason: agreed with the school}]\n";
    const accepting = written(tempFolder(), { ...files, 'portfolio.yaml': `${files['portfolio.yaml']}${accept}` });
    const names = (await findings(accepting)).filter(({ rule }) => rule === 'private/name').map(({ file }) => file);
    expect(names).not.toContain('evidence/[Trainee A].jpg');
    expect(names).toContain('journal/[Trainee A].md');
  });

  test('a mistake in private.yaml says its line and nothing of it', async () => {
    const broken = written(tempFolder(), {
      ...(await filesOf()),
      'private.yaml': 'people:\n  - Zephyrine Quillfeather: trainee-a\n  - name: Zeph: x\n',
    });
    for (const format of FORMATS) {
      const { out } = await mentor(['check', broken, '--format', format, '--rule', 'read/schema', 'read/yaml'], broken);
      expect(out).toContain('private.yaml');
      const ownWords = out
        .split('\n')
        .filter((line) => line.includes('private.yaml'))
        .join('\n');
      expect(ownWords).not.toMatch(SECRETS);
    }
  });
});

async function findings(folder: string, ...flags: string[]): Promise<Finding[]> {
  const { out } = await mentor(['check', folder, '--json', ...flags], folder);
  return (JSON.parse(out) as { findings: Finding[] }).findings;
}

function written(folder: string, files: Record<string, string | Buffer>): string {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
  return folder;
}
