import { deflateSync } from 'node:zlib';
import { EVIDENCE_TYPES, type EvidenceKind, isUndrawnPicture } from '../../src/evidence/kinds.js';
import { makeZip } from '../evidence/support/zip.js';
import { makePdf } from '../pdf/support/evidence.js';
import { crc32 } from '../pdf/support/zip.js';

/** A file of evidence and what is in it that a person sees. */
export interface EvidenceFile {
  name: string;
  kind: EvidenceKind;
  bytes: Buffer;
  /** Words that a page can show. */
  words: string[];
  pages: number;
  /** Of a picture that browsers draw: no other has it. */
  width: number | null;
}

/** One file of each ending that there is, and three of none that is known. */
export async function evidenceFiles(): Promise<EvidenceFile[]> {
  const endings = Object.entries(EVIDENCE_TYPES).flatMap(([kind, types]) =>
    Object.keys(types).map((ending): [EvidenceKind, string] => [kind as EvidenceKind, ending]),
  );
  const all: [EvidenceKind, string][] = [...endings, ['other', 'zip'], ['other', 'psd'], ['other', 'notebook']];
  return Promise.all(all.map(([kind, ending], index) => fileOf(kind, ending, index)));
}

async function fileOf(kind: EvidenceKind, ending: string, index: number): Promise<EvidenceFile> {
  const name = `file-${index}.${ending}`;
  const about = { name, kind, words: [] as string[], pages: 0, width: null };
  const word = (part: number): string => `evid${index}part${part}x`;
  if (kind === 'pdf') {
    const words = [0, 1, 2].map(word);
    const bytes = await makePdf((pdf) => {
      for (const one of words) pdf.addPage([400, 300]).drawText(one, { x: 40, y: 200 });
    });
    return { ...about, words, pages: 3, bytes: Buffer.from(bytes) };
  }
  if (kind === 'text') return { ...about, words: [word(0)], bytes: Buffer.from(`${word(0)}\n`) };
  if (kind === 'table') {
    const separator = ending === 'tsv' ? '\t' : ',';
    const rows = [0, 1, 2].map((row) => [word(2 * row), word(2 * row + 1)]);
    return { ...about, words: rows.flat(), bytes: Buffer.from(rows.map((cells) => cells.join(separator)).join('\n')) };
  }
  if (kind !== 'image') return { ...about, bytes: contentOf(ending, word(0)) };
  if (isUndrawnPicture(name)) return { ...about, bytes: Buffer.from(`II*\0 ${word(0)}`, 'latin1') };
  const width = 40 + index;
  if (ending !== 'svg') return { ...about, width, bytes: png(width, 20) };
  const svg = `<svg xmlns="http://www.w3.org/2000/svg" width="300" height="40"><text y="20">${word(0)}</text></svg>`;
  return { ...about, bytes: Buffer.from(svg) };
}

const PARTS: Readonly<Record<string, string>> = {
  docx: 'word/a',
  docm: 'word/a',
  dotx: 'word/a',
  pptx: 'ppt/a',
  ppsx: 'ppt/a',
  xlsx: 'xl/a',
  xlsm: 'xl/a',
  epub: 'META-INF/a',
};

/** As much as it takes to be what its ending says. */
function contentOf(ending: string, word: string): Buffer {
  if (/^(?:mp4|m4v|mov|m4a|m4b|3gp|3g2)$/.test(ending))
    return Buffer.from(`\0\0\0\x10ftypisom\0\0\0\0\0\0\0\x1cmoov${word.padEnd(20)}`, 'latin1');
  if (/^(?:docx|docm|dotx|pptx|ppsx|xlsx|xlsm|od[tpsg]|ott|epub|pages|key|numbers|zip)$/.test(ending))
    return makeZip({ [PARTS[ending] ?? 'content.xml']: word });
  return Buffer.from(`${word} of a program\n`);
}

/** A picture of one colour (RFC 2083). */
function png(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([8, 0, 0, 0, 0], 8);
  const chunk = (type: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(type), data]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(data.length);
    sum.writeUInt32BE(crc32(body));
    return Buffer.concat([length, body, sum]);
  };
  const pixels = deflateSync(Buffer.alloc((width + 1) * height, 90));
  const signature = Buffer.from('\x89PNG\r\n\x1a\n', 'latin1');
  return Buffer.concat([signature, chunk('IHDR', head), chunk('IDAT', pixels), chunk('IEND', Buffer.alloc(0))]);
}
