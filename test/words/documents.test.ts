import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { type Element, readDocx } from '../docx/read-docx.js';
import { mentor } from '../e2e/support.js';
import { readPdf } from '../pdf/support/read-pdf.js';
import { folderWith } from '../support/folder.js';
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
  - {file: evidence/x.txt, caption: captionword}
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

/** What each output says of a folder. */
async function rendered(folder: string): Promise<Record<'HTML' | 'PDF' | 'Word', string>> {
  await mentor(['render', folder, '--html', '--pdf', '--docx'], folder);
  const file = (name: string): Buffer => readFileSync(join(folder, 'dist', name));
  const { pages } = await readPdf(file('portfolio.pdf'));
  const word = readDocx(file('portfolio.docx'));
  const notes = word.parts.has('word/footnotes.xml') ? saidIn(word.part('word/footnotes.xml')) : '';
  return {
    HTML: squash(
      file('portfolio.html')
        .toString('utf8')
        .replace(/<[^>]*>/g, ''),
    ),
    PDF: squash(pages.map(({ text }) => text).join('')),
    Word: squash(saidIn(word.document) + notes),
  };
}

test('each word that stands anywhere in a portfolio is in the HTML, the PDF and the Word file', async () => {
  const places = Object.entries(PLACES).map(([path, text]) => [path, `---\n${text}`]);
  // Their words stand once each, so one that is lost cannot be seen in another place.
  const texts = generated.slice(0, 100);
  const entries = [...nearMisses, ...texts].map((text, index) => [
    `journal/text-${index}.md`,
    `---\nkind: entry\ntitle: Text ${index}\ncriteria: [AM2]\n---\n\n${text}\n`,
  ]);
  const said = await rendered(
    folderWith({
      'portfolio.yaml': CONFIG,
      'evidence/x.txt': 'Evidencetextword.\n',
      ...Object.fromEntries([...places, ...entries]),
    }),
  );
  const planted = Object.values(PLACES).flatMap((text) => text.match(/\w+word\b/gi) ?? []);
  const lost = Object.entries(said).flatMap(([output, text]) =>
    planted.filter((one) => !text.includes(squash(one))).map((one) => `${output}: ${one}`),
  );
  expect({ planted: planted.length, lost }).toEqual({ planted: 60, lost: [] });

  const words = texts.flatMap((text) => text.match(/word\d+x/g) ?? []);
  const inPage = words.filter((one) => said.HTML.includes(one));
  expect(inPage.length).toBeGreaterThan(words.length * 0.9);
  expect(inPage.filter((one) => !said.PDF.includes(one))).toEqual([]);
  expect(words.length).toBeGreaterThan(1_200);
}, 120_000);
