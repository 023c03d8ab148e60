import type { EvidenceItem } from '../../document/model.js';
import { decodeText } from '../../text/decode-text.js';
import { quotes } from '../typeset.js';
import type { Speaker, Spoken } from '../words/speaker.js';
import { together, type Words } from '../words/words.js';

/** How much of a file is set: about fifteen pages of text, or five of a table. */
const MOST_CHARACTERS = 40_000;
const MOST_ROWS = 200;
const MOST_CELLS = 16;
const FRONT_MATTER = /^---\r?\n[\s\S]*?\r?\n---[ \t]*(?:\r?\n|$)/;

/** A text file's content as the page sets it; what is not there is null. */
export interface TextEvidence {
  markdown: string | null;
  plain: string | null;
  table: { head: string[]; rows: string[][] } | null;
  /** That the file goes on, or why nothing of it is shown. */
  note: Words | null;
}

/** Reads a text or table that is evidence. */
export function textEvidence(
  { kind, name }: Pick<Spoken<EvidenceItem>, 'kind' | 'name'>,
  bytes: Uint8Array | null,
  { say, print }: Pick<Speaker, 'say' | 'print'>,
): TextEvidence {
  const nothing: TextEvidence = { markdown: null, plain: null, table: null, note: null };
  if (bytes === null) return { ...nothing, note: say('evidence.unreadable') };
  const text = decodeText(bytes);
  if (text === null) return { ...nothing, note: say('evidence.not-text') };
  if (kind === 'table') return { ...nothing, ...tableOf(text, String(name), say) };
  const shown = text.slice(0, MOST_CHARACTERS);
  const note = text.length > shown.length ? cut(shown.length, text.length, say) : null;
  if (/\.(md|markdown)$/i.test(String(name))) return { ...nothing, markdown: shown.replace(FRONT_MATTER, ''), note };
  // What is no letter but a program, a log, a table of figures stays as it is to the last mark.
  const isLetter = print !== null && /\.txt$/i.test(String(name));
  return { ...nothing, plain: isLetter ? quotes(shown.trimEnd(), print) : shown.trimEnd(), note };
}

function tableOf(text: string, name: string, say: Speaker['say']): Pick<TextEvidence, 'table' | 'note'> {
  const first = text.slice(0, text.indexOf('\n') + 1 || text.length);
  const count = (mark: string): number => first.split(mark).length;
  const separator = /\.tsv$/i.test(name) ? '\t' : count(';') > count(',') ? ';' : ',';
  const [head = [], ...rows] = parseSeparated(text, separator).filter((row) => row.some((cell) => cell !== ''));
  const shown = rows.slice(0, MOST_ROWS).map((row) => row.slice(0, MOST_CELLS));
  const columns = Math.max(head.length, ...rows.map((row) => row.length));
  const notes = [
    ...(rows.length > shown.length ? [cut(shown.length, rows.length, say)] : []),
    ...(columns > MOST_CELLS
      ? [say('evidence.cut-columns', { shown: grouped(MOST_CELLS), of: grouped(columns) })]
      : []),
  ];
  const note = notes.length > 0 ? together(notes, ' ') : null;
  return { table: { head: head.slice(0, MOST_CELLS), rows: shown }, note };
}

/** RFC 4180: cells in double quotes may hold separators, line ends and doubled quotes. */
function parseSeparated(text: string, separator: string): string[][] {
  const rows: string[][] = [[]];
  const pattern = new RegExp(`("(?:[^"]|"")*"|[^${separator}\\r\\n]*)(${separator}|\\r?\\n|\\r|$)`, 'gy');
  for (const [, cell = '', end = ''] of text.matchAll(pattern)) {
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"').trim() : cell.trim());
    if (end === '') break;
    if (end !== separator) rows.push([]);
    if (rows.length > MOST_ROWS * 50) break;
  }
  return rows;
}

function cut(shown: number, of: number, say: Speaker['say']): Words {
  return say('evidence.cut', { shown: grouped(shown), of: grouped(of) });
}

function grouped(n: number): string {
  return String(n).replace(/\B(?=(\d{3})+$)/g, ',');
}
