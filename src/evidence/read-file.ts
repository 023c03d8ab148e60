import { gunzipSync } from 'node:zlib';
import { decodeText } from '../text/decode-text.js';
import { readZip, type ZipEntry } from '../zip/bounded.js';
import { type ByteSource, inMemory } from './bytes.js';
import { contentOf, type Found } from './findings.js';
import { readMail } from './mail.js';
import { readOffice } from './office.js';
import { readOldOffice } from './old-office.js';
import { readWholePdf } from './pdf.js';
import { readPhoto } from './photo.js';
import { readPlain } from './plain.js';
import { readableTexts } from './readable.js';
import { readTags, readWhole } from './tags.js';
import { readVideo } from './video.js';
import { outermost, readHeld, type Within } from './within.js';

/** A PDF, an Office file or an archive larger than this is not opened. */
const LARGEST = 100 * 1024 * 1024;
/** What a packed file may unpack to. */
const LARGEST_UNPACKED = 64 * 1024 * 1024;
/** Files within files within files are not followed. */
const DEEPEST = 3;

type Reader = (source: ByteSource, within: Within) => Found | Promise<Found>;

const PHOTO = /^(?:\xff\xd8|\x89PNG|RIFF[\s\S]{4}WEBP|II\*\0|MM\0\*)/;
const HEIF = /^[\s\S]{4}ftyp(?:hei|hev|mif1|msf1|avi[fs])/;
const PICTURE = /^(?:GIF8|BM|\0\0[\x01\x02]\0|\xff\x0a|\0\0\0\x0cJXL|\xd7\xcd\xc6\x9a|\x01\0\0\0[\s\S]{36} EMF)/;
const FILM = /^[\s\S]{4}(?:ftyp|moov|mdat|wide|free|skip|pnot)/;
const SOUND = /^(?:ID3|RIFF|fLaC|OggS|FORM|\x1a\x45\xdf\xa3|\xff[\xe2-\xfd]|#!AMR|0&\xb2\x75)/;
const MAIL = /^(?:From |(?:[A-Za-z][A-Za-z-]*:[ \t]?[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){2,})/;
const BOXED = /\r?\n(?:MIME-Version|Content-(?:Type|Transfer-Encoding)|Subject|To|Date|Message-ID):/i;

/**
 * What a file says, in every part: told by its first bytes, not by its name. What no reader knows, or knows only in part, is
 * `unread`: it may hold anything.
 * @param within where it lies
 */
export async function readFile(source: ByteSource, within: Within = outermost(readBytes)): Promise<Found> {
  if (source.size === 0) return {};
  if (within.depth > DEEPEST) return { unread: 'it is nested in too many other files' };
  const head = source.read(0, 4096);
  const reader = readerFor(head.toString('latin1'));
  if (reader) return reader(source, within);
  const text = decodeText(source.read(0, 65_536));
  // A sign cut in two at the end of the stretch does no harm to this.
  return text === null || /[\u0001-\u0008\u000e-\u001a\u001c-\u001f]/.test(text)
    ? unknown(source)
    : readPlain(source, within);
}

const readBytes: Within['read'] = (bytes, within) => readFile(inMemory(bytes), within);

function readerFor(head: string): Reader | null {
  if (head.slice(0, 1024).includes('%PDF-')) return whole(readWholePdf);
  if (PHOTO.test(head) || HEIF.test(head)) return readPicture;
  if (head.startsWith('PK\x03\x04') || head.startsWith('PK\x05\x06')) return whole(readZipped);
  if (head.startsWith('\xd0\xcf\x11\xe0')) return readOldOffice;
  if (head.startsWith('\x1f\x8b')) return whole(readGzip);
  if (head.slice(257, 262) === 'ustar') return whole(readTar);
  if (PICTURE.test(head)) return readWhole;
  if (FILM.test(head)) return (source) => contentOf(readVideo(source), readTags(source));
  if (SOUND.test(head)) return readTags;
  return MAIL.test(head) && BOXED.test(head) ? whole(readMail) : null;
}

function whole(read: (bytes: Buffer, within: Within) => Found | Promise<Found>): Reader {
  return (source, within) =>
    source.size > LARGEST ? { unread: 'it is too large' } : read(source.read(0, source.size), within);
}

/** A larger one is not taken into a document without names: nothing of it is read there. */
function readPicture(source: ByteSource): Found {
  return contentOf(readPhoto(source), { unread: source.size > LARGEST ? 'it is too large' : null });
}

function unknown(source: ByteSource): Found {
  const found = readableTexts('its data', source.read(0, 4 * 1024 * 1024));
  return { ...found, unread: 'its format is unknown' };
}

/** An Office file is a zip file with a list of its parts; any other is an archive of files. */
async function readZipped(bytes: Buffer, within: Within): Promise<Found> {
  const entries = readZip(inMemory(bytes));
  if (entries === null) return { unread: 'it is damaged' };
  const behind = readableTexts('the end of the file', bytes.subarray(bytes.lastIndexOf('PK\x05\x06') + 20));
  return contentOf(behind, await readEntries(bytes, entries, within));
}

async function readEntries(bytes: Buffer, entries: readonly ZipEntry[], within: Within): Promise<Found> {
  if (
    entries.some(({ name }) =>
      /^(?:\[Content_Types\]\.xml|META-INF\/manifest\.xml|mimetype)$|^(?:word|xl|ppt)\//.test(name),
    )
  )
    return readOffice(inMemory(bytes), within);
  if (entries.some(({ isEncrypted }) => isEncrypted)) return { unread: 'it is encrypted' };
  const found: Found[] = [named(entries.map(({ name }) => name))];
  for (const { name, read } of entries) {
    if (within.budget.left < 0) break;
    const content = name.endsWith('/') ? Buffer.alloc(0) : read();
    found.push(content ? await readHeld(content, within) : { unread: 'a part of it is damaged or too large' });
  }
  return contentOf(...found);
}

async function readGzip(bytes: Buffer, within: Within): Promise<Found> {
  try {
    return await readHeld(gunzipSync(bytes, { maxOutputLength: LARGEST_UNPACKED }), within);
  } catch {
    return { unread: 'a part of it is damaged or too large' };
  }
}

const BLOCK = 512;

/** An archive of files, one behind the other (POSIX ustar). */
async function readTar(bytes: Buffer, within: Within): Promise<Found> {
  const found: Found[] = [];
  for (let at = 0; at + BLOCK <= bytes.length && bytes[at] !== 0; ) {
    const size = Number.parseInt(bytes.toString('latin1', at + 124, at + 136), 8) || 0;
    found.push(named([bytes.toString('utf8', at, at + 100).replace(/\0.*/s, '')]));
    found.push(await readHeld(bytes.subarray(at + BLOCK, at + BLOCK + size), within));
    at += BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return contentOf(...found);
}

function named(names: readonly string[]): Found {
  return { texts: [{ where: 'the name of a file in it', text: names.join('\n') }] };
}
