import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pack, unpack } from '../../src/zip/in-memory.js';
import { mentor, portfolio } from '../e2e/support.js';
import { part, run } from '../word/support.js';

/** A portfolio with something in every part, always the same, with its Word file in `dist`. */
export async function reviewable(): Promise<string> {
  const root = await portfolio();
  const settings = join(root, 'portfolio.yaml');
  writeFileSync(settings, readFileSync(settings, 'utf8').replace(/^id: .*$/m, 'id: fellgate-review'));
  for (const [title, criteria, text] of ENTRIES)
    await mentor(['new', 'entry', title, '--date', '2026-03-12', '--criteria', criteria, '--text', text], root);
  await mentor(['rate', 'MS1.1=green', 'MS2.3=red', 'MS3.2=amber'], root);
  await mentor(['tick', 'coaching.2', 'co-coaching.4'], root);
  await mentor(['new', 'targets', 'Read two papers on feedback', '--due', '2026-12-01'], root);
  await mentor(['new', 'targets', 'Watch one lesson a week', '--due', '2026-12-02'], root);
  await mentor(['new', 'reflection', '--text', 'I have learned to listen longer before I say what I saw.'], root);
  await mentor(['render', '--docx'], root);
  return root;
}

const ENTRIES: readonly [string, string, string][] = [
  ['Joint observation', 'AM1', 'We watched the same lesson of Year 8 and agreed on one target for the next.'],
  [
    'Meeting of mentors',
    'AM2,AM3',
    'Six mentors of the partnership compared notes on marking.\n\nWe keep a shared list now.',
  ],
  ['A course on feedback', 'AM9', 'Two afternoons on feedback that a trainee can use the next day.'],
];

/** A comment that a test put in: the place that its paragraph or row names itself. */
export interface Planted {
  bookmark: string;
  /** The words it stands on. */
  words: string;
}

/**
 * Comments in every third paragraph that names a place, with a reply to the first and the first resolved; a tracked
 * change and a typed paragraph. Each comment says the place that it stands at.
 */
export function review(bytes: Buffer): { bytes: Buffer; planted: Planted[] } {
  const planted: Planted[] = [];
  const parts = unpack(bytes);
  const xml = Buffer.from(parts.find(({ name }) => name === 'word/document.xml')?.bytes ?? []).toString('utf8');
  let count = 0;
  const commented = xml.replace(PARAGRAPH, (paragraph, attributes: string, content: string) => {
    const bookmark = /<w:bookmarkStart w:name="(at_[^"]+)"/.exec(content)?.[1];
    const words = [...content.matchAll(/<w:t[^>]*>([^<]+)<\/w:t>/g)].map(([, text = '']) => text).join('');
    if (bookmark === undefined || words === '' || /w:instrText|<w:drawing/.test(content)) return paragraph;
    count += 1;
    if (count % 3 !== 0) return paragraph;
    const id = planted.length;
    planted.push({ bookmark, words });
    const [, properties = '', rest = ''] = /^(<w:pPr>.*?<\/w:pPr>|<w:pPr\/>)?(.*)$/s.exec(content) ?? [];
    return `<w:p${attributes}>${properties}<w:commentRangeStart w:id="${id}"/>${rest}<w:commentRangeEnd w:id="${id}"/><w:r><w:commentReference w:id="${id}"/></w:r></w:p>`;
  });
  const reply = planted.length;
  const answered = commented
    .replace('<w:commentRangeStart w:id="0"/>', `$&<w:commentRangeStart w:id="${reply}"/>`)
    .replace(
      /<w:commentRangeEnd w:id="0"\/>/,
      `$&<w:commentRangeEnd w:id="${reply}"/><w:r><w:commentReference w:id="${reply}"/></w:r>`,
    );
  const comments = [...planted.map(({ bookmark }) => bookmark), 'It is Year 8.'];
  const made = pack([
    ...parts
      .filter(({ name }) => !/comments(?:Extended)?\.xml$/.test(name))
      .map((one) => ({ ...one, bytes: partOf(one, touched(answered)) })),
    {
      name: 'word/comments.xml',
      bytes: Buffer.from(part('w:comments', comments.map(comment).join(''))),
      isPacked: false,
    },
    { name: 'word/commentsExtended.xml', bytes: Buffer.from(part('w15:commentsEx', extended(reply))), isPacked: false },
  ]);
  return { bytes: made, planted };
}

const PARAGRAPH = /<w:p((?: [^>]*)?)>((?:(?!<w:p[ >]).)*?)<\/w:p>/gs;
const TYPES = 'application/vnd.openxmlformats-officedocument.wordprocessingml';

function partOf({ name, bytes }: { name: string; bytes: Uint8Array }, document: string): Uint8Array {
  if (name === 'word/document.xml') return Buffer.from(document);
  const text = Buffer.from(bytes).toString('utf8');
  if (name === '[Content_Types].xml' && !text.includes('/word/comments.xml'))
    return Buffer.from(
      text.replace(
        '</Types>',
        `<Override PartName="/word/comments.xml" ContentType="${TYPES}.comments+xml"/><Override PartName="/word/commentsExtended.xml" ContentType="${TYPES}.commentsExtended+xml"/></Types>`,
      ),
    );
  if (name === 'word/_rels/document.xml.rels' && !text.includes('comments.xml'))
    return Buffer.from(
      text.replace(
        '</Relationships>',
        '<Relationship Id="rIdC" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments" Target="comments.xml"/><Relationship Id="rIdE" Type="http://schemas.microsoft.com/office/2011/relationships/commentsExtended" Target="commentsExtended.xml"/></Relationships>',
      ),
    );
  return bytes;
}

const paragraphId = (id: number): string => (id + 0x1000).toString(16).toUpperCase().padStart(8, '0');

const comment = (text: string, id: number): string =>
  `<w:comment w:id="${id}" w:author="Dr A. Reader" w:initials="AR" w:date="2026-10-20T10:00:00Z"><w:p w14:paraId="${paragraphId(id)}">${run(text)}</w:p></w:comment>`;

/** The last comment is a reply to the first, and the first is resolved. */
const extended = (reply: number): string =>
  Array.from({ length: reply + 1 }, (_, id) => {
    const parent = id === reply ? ` w15:paraIdParent="${paragraphId(0)}"` : '';
    return `<w15:commentEx w15:paraId="${paragraphId(id)}"${parent} w15:done="${id === 0 || id === reply ? 1 : 0}"/>`;
  }).join('');

/** One tracked change, and one paragraph typed in without tracking. */
function touched(xml: string): string {
  const end = xml.indexOf('</w:p>', xml.lastIndexOf('agreed on one target'));
  const change = `<w:ins w:id="9001" w:author="Dr A. Reader" w:date="2026-10-21T10:00:00Z">${run(' and one more')}</w:ins>`;
  return `${xml.slice(0, end)}${change}</w:p><w:p>${run(TYPED)}</w:p>${xml.slice(end + '</w:p>'.length)}`;
}

export const TYPED = 'Please say how the pupils gained from this.';
