import type { EvidenceFault } from '../portfolio/model.js';
import { decodeText } from '../text/decode-text.js';
import type { ByteSource } from './bytes.js';
import { endingOf, evidenceKindOf, isProgram, isWebPage } from './kinds.js';
import { pictureFault } from './picture-fault.js';

const HEAD = 4096;
/** In it lies the end of a zip file, whatever remark it has (APPNOTE 4.3.16), and that of a PDF with some bytes behind it. */
const TAIL = 66_000;
/** A larger PDF is not opened for this. */
const LARGEST_PDF = 100e6;
const MOST_BOXES = 1000;

/** What programs leave in the place of a file that lies elsewhere. */
const SHORTCUTS = new Set(
  'gdoc gsheet gslides gform gdraw gjam gsite gmap glink url webloc website desktop lnk'.split(' '),
);
const PLACEHOLDERS = new Set('icloud cloud cloudf nextcloud owncloud'.split(' '));
/** What browsers call a file that they have not fetched whole yet. */
const UNFINISHED = new Set('crdownload part partial download opdownload'.split(' '));
/** Office files that are zip files inside, and books, with what each holds. */
const ZIPPED: ReadonlyMap<string, string> = new Map([
  ...holding('word/', 'docx docm dotx'),
  ...holding('ppt/', 'pptx ppsx'),
  ...holding('xl/', 'xlsx xlsm'),
  ...holding('content.xml', 'odt ott odp ods odg'),
  ...holding('META-INF/', 'epub'),
  ...holding('', 'pages key numbers zip'),
]);
const FILMS = new Set('mp4 m4v mov m4a m4b 3gp 3g2'.split(' '));

function holding(part: string, endings: string): [string, string][] {
  return endings.split(' ').map((ending) => [ending, part]);
}

/**
 * The one answer to whether a reader can open a file of evidence, and why not. Pictures, films and Office files are judged by
 * their head and tail; PDFs by the engine that shows them.
 *
 * @param path tells by its ending what the file is meant to be
 * @returns null where nothing speaks against it
 */
export async function faultOf(path: string, source: ByteSource): Promise<EvidenceFault | null> {
  if (source.size === 0) return 'empty';
  const ending = endingOf(path);
  if (SHORTCUTS.has(ending)) return 'shortcut';
  if (PLACEHOLDERS.has(ending)) return 'placeholder';
  if (UNFINISHED.has(ending)) return 'cut-off';
  if (isProgram(path)) return 'program';
  // With nothing behind a short file, so that its head can be read like any.
  const head = Buffer.concat([source.read(0, HEAD), Buffer.alloc(Math.max(0, 80 - source.size))]);
  const kind = evidenceKindOf(path);
  const stead = standIn(head, source);
  if (stead) return stead;
  const isShown = /^(?:image|pdf|audio|video|table)$/.test(kind) || ending === 'rtf' || ZIPPED.has(ending);
  if (isShown && !isWebPage(path) && ending !== 'svg' && isPage(head)) return 'web-page';
  if (kind === 'text' || kind === 'table') return textFault(source);
  if (kind === 'image') return pictureFault(head, source);
  if (kind === 'pdf') return pdfFault(head, source);
  const part = ZIPPED.get(ending);
  if (part !== undefined) return zipFault(head, source, part);
  if (FILMS.has(ending)) return filmFault(source);
  if (head.toString('latin1', 0, 4) === 'RIFF') return chunkFault(head, source);
  return isLockedOffice(head, source) ? 'password' : null;
}

/** What stands in the place of the file itself. */
function standIn(head: Buffer, source: ByteSource): EvidenceFault | null {
  const text = head.toString('latin1');
  if (text.startsWith('version https://git-lfs.github.com/spec/')) return 'pointer';
  if (/^\s*\[InternetShortcut\]/i.test(text)) return 'shortcut';
  if (/^\s*\{[^{}]*"(?:doc_id|resource_id)"\s*:/.test(text)) return 'shortcut';
  if (text.startsWith('bplist00') && text.includes('NSURLFile')) return 'placeholder';
  const isBlank =
    head.every((byte) => byte === 0) && source.read(Math.max(0, source.size - HEAD), HEAD).every((byte) => byte === 0);
  return isBlank ? 'placeholder' : null;
}

function isPage(head: Buffer): boolean {
  return /^(?:\xef\xbb\xbf)?\s*(?:<!--[\s\S]*?-->\s*)?<(?:!doctype html|html|head|body)\b/i.test(
    head.toString('latin1'),
  );
}

async function pdfFault(head: Buffer, source: ByteSource): Promise<EvidenceFault | null> {
  if (!head.subarray(0, 1024).includes('%PDF-')) return 'broken';
  if (source.size > LARGEST_PDF) return null;
  const bytes = source.read(0, source.size);
  const isWhole = endsWell(bytes);
  const { viewPdf } = await import('../pdf/viewer/viewed-pdf.js');
  const fault = await viewPdf(bytes, ({ pages, isDynamicForm }): EvidenceFault | null =>
    pages === 0 ? 'broken' : isDynamicForm ? 'dynamic-form' : null,
  );
  if (fault === 'encrypted') return 'password';
  if (fault === 'too-large') return null;
  return (fault === null || fault === 'broken') && !isWhole ? 'cut-off' : fault;
}

/** Whether no object of the file stands behind its last end: one made for the web has an end near its head too. */
function endsWell(bytes: Buffer): boolean {
  const end = bytes.lastIndexOf('%%EOF');
  const table = bytes.lastIndexOf('startxref');
  const last = Math.max(end, table);
  return last !== -1 && !/[\r\n]\d+ \d+ obj\b/.test(bytes.toString('latin1', last));
}

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

function textFault(source: ByteSource): EvidenceFault | null {
  const text = decodeText(source.read(0, HEAD));
  if (text === null) return 'broken';
  return source.size <= HEAD && text.trim() === '' ? 'empty' : null;
}

/** Sound and film of Windows say how long they are; a recorder that does not know yet says the most that it can (RIFF). */
function chunkFault(head: Buffer, source: ByteSource): EvidenceFault | null {
  const size = head.readUInt32LE(4);
  return size < 0xffffff00 && size + 8 > source.size + 1 ? 'cut-off' : null;
}

/** @param part a file or folder that such a file holds */
function zipFault(head: Buffer, source: ByteSource, part: string): EvidenceFault | null {
  if (head.subarray(0, 8).equals(OLE)) return isLockedOffice(head, source) ? 'password' : null;
  if (head.readUInt32BE(0) !== 0x504b0304) return 'broken';
  if ((head.readUInt16LE(6) & 1) === 1) return 'password';
  const tail = source.read(Math.max(0, source.size - TAIL), TAIL);
  if (!tail.includes('PK\x05\x06')) return 'cut-off';
  return tail.includes(part) ? null : 'broken';
}

/** An Office file with a password is a store of two streams; their names stand in its directory (MS-CFB 2.2, MS-OFFCRYPTO 1.3). */
function isLockedOffice(head: Buffer, source: ByteSource): boolean {
  if (!head.subarray(0, 8).equals(OLE) || head.length < 76) return false;
  const sector = 1 << head.readUInt16LE(30);
  const directory = source.read((head.readUInt32LE(48) + 1) * sector, 4096);
  return directory.includes(Buffer.from('EncryptedPackage', 'utf16le'));
}

/** A film is a row of boxes; one of them tells where its pictures lie (ISO 14496-12). */
function filmFault(source: ByteSource): EvidenceFault | null {
  let hasIndex = false;
  for (let [at, box] = [0, 0]; at < source.size && box < MOST_BOXES; box += 1) {
    const head = source.read(at, 16);
    if (head.length < 8 || !/^[\w ©]{4}$/.test(head.toString('latin1', 4, 8)))
      return at === 0 ? 'broken' : hasIndex ? null : 'cut-off';
    const small = head.readUInt32BE();
    const size = small === 1 && head.length === 16 ? Number(head.readBigUInt64BE(8)) : small;
    hasIndex ||= /^moo[vf]$/.test(head.toString('latin1', 4, 8));
    if (size === 0) break;
    at += Math.max(8, size);
    if (at > source.size) return 'cut-off';
  }
  return hasIndex ? null : 'cut-off';
}
