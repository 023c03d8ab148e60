import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { PDFDocument, PDFName, PDFNumber, PDFRawStream } from '@cantoo/pdf-lib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Element, readDocx } from '../docx/read-docx.js';
import { mentor } from '../e2e/support.js';
import { readPdf } from '../pdf/support/read-pdf.js';
import { writeIn } from '../support/folder.js';
import { type EvidenceFile, evidenceFiles } from './evidence-files.js';
import { generated, nearMisses } from './texts.js';

/** Every place of a portfolio's files where somebody's words can stand, each word its own. */
const PLACES: Readonly<Record<string, string>> = {
  'stages/advanced/checklist.md': `kind: checklist
title: ticklistword
stage: advanced
---

Checkintroword.

## Checkheadingword

- [x] coaching.1 Checkclaimword [checklinkword](../../journal/a.md)
  - checknestedword
  - [ ] checknestedtaskword

  checksecondword
- checkplainword
- [ ] checkothertaskword

| checkcellword |
|---|
| checkrowword |

1. checkorderedword
`,
  'stages/advanced/targets.md': `kind: targets
title: aimslistword
stage: advanced
---

Targetintroword.

## Targetheadingword

- [ ] Targettextword

  targetsecondword

  - due: 2027-05-28
  - measure: measureword

    measuresecondword
  - measure: measureagainword
  - action: actionword
    - actionnestedword
  - for: MS1.5
  - support: supportword
  - [ ] subtaskword
- [ ] othertargetword
  1. numberedword

Targetafterword.

> targetquoteword
`,
  'stages/advanced/reflection.md': `kind: reflection
title: reflecttitleword
stage: advanced
---

Reflectintroword.

## KQ1 Questionheadingword

Answerword.

## Ownheadingword

Ownanswerword.
`,
  'stages/advanced/self-assessment.md': `kind: self-assessment
title: selftitleword
stage: advanced
ratings:
  MS1.5:
    rating: amber
    note: ratingnoteword
---

Selfintroword.

## MS1 Standardheadingword

Standardtextword.

### Strengths strengthheadingword

Strengthword.

### Ownpartword

Ownparttextword.

## Otherpartword

Otherparttextword.
`,
  'stages/advanced/sign-off/head-teacher-1.md': `kind: sign-off
title: signtitleword
stage: advanced
role: head-teacher
name: Signnameword
date: 2026-10-16
decision: supported
---

Signtextword.

- signitemword
`,
  'journal/a.md': `kind: entry
title: Entrytitleword
date: 2026-03-12
criteria: [AM1]
people: [personword]
evidence:
  - {file: evidence/x.txt, caption: captionword, alt: descriptionword}
---

Entrytextword.
`,
  'journal/b.md': `kind: meeting
title: Meetingtitleword
date: 2026-03-12
stage: advanced
hours: 2
---

Meetingtextword.

- [ ] meetingtaskword
`,
  'journal/c.md': `kind: comment
title: Commenttitleword
role: head-teacher
name: Commentnameword
on: {entry: journal/a.md}
quote: quotedword
---

Commenttextword.
`,
};

const CONFIG = 'version: 1\nframework: ljmu-2016\nstage: advanced\nmentor: {name: A, school: B}\n';

/** Letters and digits alone, as they come whatever breaks a line. */
function squash(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]/gu, '');
}

function saidIn(element: Element): string {
  return element.children.map((child) => (typeof child === 'string' ? child : saidIn(child))).join('');
}

/** What each output says, and what it holds. */
interface Outputs {
  said: Record<Output, string>;
  html: string;
  /** The widths of the pictures in the PDF, and the files attached to it. */
  drawn: Set<number>;
  attached: Buffer[];
  /** Pages that say in their margin what evidence they are of. */
  appended: number;
  /** The parts of the Word file. */
  parts: Buffer[];
}

type Output = 'HTML' | 'PDF' | 'Word';

async function rendered(folder: string): Promise<Outputs> {
  const { code, err } = await mentor(['render', folder, '--html', '--pdf', '--docx'], folder);
  expect({ code, err: code === 0 ? '' : err }).toEqual({ code: 0, err: '' });
  const file = (name: string): Buffer => readFileSync(join(folder, 'dist', name));
  const [html, bytes] = [file('portfolio.html').toString('utf8'), file('portfolio.pdf')];
  const { pages } = await readPdf(bytes);
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false });
  const word = readDocx(file('portfolio.docx'));
  const notes = word.parts.has('word/footnotes.xml') ? saidIn(word.part('word/footnotes.xml')) : '';
  const widths = pdf.context.enumerateIndirectObjects().flatMap(([, object]) => {
    const isPicture = object instanceof PDFRawStream && object.dict.get(PDFName.of('Subtype')) === PDFName.of('Image');
    const width = isPicture ? object.dict.lookup(PDFName.of('Width')) : null;
    return width instanceof PDFNumber ? [width.asNumber()] : [];
  });
  return {
    said: {
      HTML: squash(html.replace(/<[^>]*>/g, '')),
      PDF: squash(pages.map(({ text }) => text).join('')),
      Word: squash(saidIn(word.document) + notes),
    },
    html,
    drawn: new Set(widths),
    attached: pdf.getAttachments().map(({ data }) => Buffer.from(data)),
    appended: pages.filter(({ text }) => /part\dx[\s\S]*E\d+, p\. \d+ of \d+/.test(text)).length,
    parts: [...word.parts.values()],
  };
}

describe('what stands anywhere in a portfolio arrives', () => {
  // Their words stand once each, so one that is lost cannot be seen in another place.
  const texts = generated.slice(0, 100);
  let evidence: EvidenceFile[];
  let outputs: Outputs;
  let folder: string;

  beforeAll(async () => {
    evidence = await evidenceFiles();
    const places = Object.entries(PLACES).map(([path, text]) => [path, `---\n${text}`]);
    const entries = [...nearMisses, ...texts].map((text, index) => [
      `journal/text-${index}.md`,
      `---\nkind: entry\ntitle: Text ${index}\ncriteria: [AM2]\n---\n\n${text}\n`,
    ]);
    const list = evidence.map(({ name }) => `  - {file: evidence/${name}, caption: c}`).join('\n');
    folder = mkdtempSync(join(tmpdir(), 'mentor-test-'));
    writeIn(folder, {
      'portfolio.yaml': CONFIG,
      'evidence/x.txt': 'Evidencetextword.\n',
      'journal/evidence.md': `---\nkind: entry\ntitle: Files\ncriteria: [AM3]\nevidence:\n${list}\n---\n\nText.\n`,
      ...Object.fromEntries([...places, ...entries]),
      ...Object.fromEntries(evidence.map(({ name, bytes }) => [`evidence/${name}`, bytes])),
    });
    outputs = await rendered(folder);
  }, 120_000);

  afterAll(() => rmSync(folder, { recursive: true, force: true, maxRetries: 5 }));

  test('each word, in the HTML, the PDF and the Word file', () => {
    const { said } = outputs;
    const planted = Object.values(PLACES).flatMap((text) => text.match(/\w+word\b/gi) ?? []);
    const lost = Object.entries(said).flatMap(([output, text]) =>
      planted.filter((one) => !text.includes(squash(one))).map((one) => `${output}: ${one}`),
    );
    expect({ planted: planted.length, lost }).toEqual({ planted: 62, lost: [] });

    const words = texts.flatMap((text) => text.match(/word\d+x/g) ?? []);
    const inPage = words.filter((one) => said.HTML.includes(one));
    expect(inPage.length).toBeGreaterThan(words.length * 0.9);
    expect(inPage.filter((one) => !said.PDF.includes(one))).toEqual([]);
    expect(words.length).toBeGreaterThan(1_200);
  });

  test('each file of evidence, of every kind that there is, or it is named', async () => {
    const { out } = await mentor(['check', folder, '--json'], folder);
    const { findings } = JSON.parse(out) as { findings: { rule: string; message: string }[] };
    const isNamed = ({ name }: EvidenceFile): boolean =>
      findings.some(({ rule, message }) => rule === 'link/unopenable' && message.includes(`\`evidence/${name}\``));
    const lost = evidence.flatMap((file) => {
      const out = (['HTML', 'PDF', 'Word'] as const).filter((output) => !arrives(file, output, outputs));
      return out.length === 0 || isNamed(file) ? [] : [`${file.name}: not in ${out.join(', ')}`];
    });
    expect(lost).toEqual([]);
    expect(outputs.appended).toBe(evidence.reduce((sum, { pages }) => sum + pages, 0));
    const count = (has: (file: EvidenceFile) => boolean): number => evidence.filter(has).length;
    expect({
      files: evidence.length,
      words: evidence.reduce((sum, { words }) => sum + words.length, 0),
      pictures: count(({ width }) => width !== null),
      named: count(isNamed),
    }).toEqual({ files: 100, words: 28, pictures: 16, named: 8 });
  });
});

/** Whether an output holds what is in a file: its words, its picture, its pages or, where it can show none of it, the file or its name. */
function arrives({ name, kind, bytes, words, width }: EvidenceFile, output: Output, made: Outputs): boolean {
  const isSaid = words.length > 0 && words.every((one) => made.said[output].includes(one));
  const isHtml = /html?$/.test(name);
  if (output === 'HTML') {
    const holds = made.html.includes(bytes.toString('base64'));
    return kind === 'text' ? isSaid : kind === 'table' ? isSaid && holds : holds || isHtml;
  }
  if (output === 'PDF') {
    if (kind === 'image')
      return width === null ? name.endsWith('.svg') || isAmong(bytes, made.attached) : made.drawn.has(width);
    return kind === 'text' || kind === 'pdf' ? isSaid : isAmong(bytes, made.attached);
  }
  if (kind === 'image') return isAmong(bytes, made.parts) || made.said.Word.includes(squash(`${name}. Not shown`));
  return kind === 'text' || kind === 'table' ? isSaid : made.said.Word.includes(squash(name));
}

function isAmong(bytes: Buffer, all: readonly Buffer[]): boolean {
  return all.some((one) => one.equals(bytes));
}
