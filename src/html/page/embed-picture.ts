import { imageSize } from 'image-size';
import { endingOf, isUndrawnPicture } from '../../evidence/kinds.js';
import { repeatedIn } from '../../evidence/svg-drawing.js';
import { decodeText } from '../../text/decode-text.js';
import type { Speaker } from '../words/speaker.js';
import { toHtml, type Words } from '../words/words.js';
import { SafeHtml } from './safe-html.js';
import { sizeInWords } from './sizes.js';

/** A larger picture is named instead; a page on a screen has no use for more. */
export const LARGEST = 8_000_000;
/** On paper pictures are made smaller before they are printed (src/pdf/shrink-pictures.ts). */
const LARGEST_ON_PAPER = 40_000_000;
/** What a browser unpacks takes four bytes a pixel, however small the file. A camera has up to a hundred million. */
export const MOST_PIXELS = 120_000_000;
/** All pictures of one document together, so that it can still be opened. */
export const LARGEST_SUM = 250_000_000;

/** Elements of all drawings together that a browser draws again: so many take it five seconds. */
const MOST_REPEATED = 300_000;

const TYPES: Readonly<Record<string, string>> = {
  jpg: 'image/jpeg',
  png: 'image/png',
  gif: 'image/gif',
  webp: 'image/webp',
  avif: 'image/avif',
  bmp: 'image/bmp',
  svg: 'image/svg+xml',
  ico: 'image/x-icon',
};

export interface Picture {
  type: string;
  width: number;
  height: number;
  /** Of a drawing: the elements that a browser draws again. */
  repeated: number;
}

/** Where a page that is looked at on the spot finds a picture, given its path, bytes and media type. */
export type PictureAddress = (path: string, bytes: Uint8Array, type: string) => string;

/** Puts pictures into the page as data: nothing is fetched when it is read, and an SVG in an image runs no script. */
export class PictureEmbedder {
  readonly #readFile: (path: string) => Uint8Array | null;
  readonly #largest: number;
  readonly #addressOf: PictureAddress;
  readonly #speaker: Speaker;
  readonly #tell: (path: string, words: string) => void;
  #sum = 0;
  #repeated = 0;

  constructor(
    readFile: (path: string) => Uint8Array | null,
    isPaper: boolean,
    speaker: Speaker,
    addressOf: PictureAddress = (_, bytes, type) => dataAddress(type, bytes),
    tell: (path: string, words: string) => void = () => undefined,
  ) {
    this.#tell = tell;
    this.#speaker = speaker;
    this.#readFile = readFile;
    this.#largest = isPaper ? LARGEST_ON_PAPER : LARGEST;
    this.#addressOf = addressOf;
  }

  /**
   * The picture, or why it is not shown.
   * @param asked how wide it is to be: pixels, or a part of the line as `50%`
   */
  embed(path: string, alt: Words | string, asked?: string): SafeHtml {
    const { say } = this.#speaker;
    const bytes = this.#readFile(path);
    if (bytes === null) return this.#unshown(path, say('picture.unreadable'));
    if (bytes.length > this.#largest)
      return this.#unshown(
        path,
        say('picture.too-large', { size: sizeInWords(bytes.length), most: sizeInWords(this.#largest) }),
      );
    const picture = measurePicture(bytes);
    if (!picture) return this.#unshown(path, unknownFormat(path, this.#speaker));
    if (picture.width * picture.height > MOST_PIXELS && picture.type !== TYPES['svg'])
      return this.#unshown(path, say('picture.too-many-pixels'));
    this.#repeated += picture.repeated;
    if (this.#repeated > MOST_REPEATED) {
      this.#repeated -= picture.repeated;
      return this.#unshown(path, say('picture.too-intricate'));
    }
    this.#sum += bytes.length;
    if (this.#sum > LARGEST_SUM) return this.#unshown(path, say('picture.budget', { most: sizeInWords(LARGEST_SUM) }));
    const address = this.#addressOf(path, bytes, picture.type);
    return SafeHtml.of(`<img src="${address}" alt="${toHtml(alt)}" ${sizeOf(picture, asked)}>`);
  }

  #unshown(path: string, reason: Words): SafeHtml {
    const words = unshown(path, reason, this.#speaker);
    this.#tell(path, String(words));
    return SafeHtml.of(`<span class="unshown">${toHtml(words)}</span>`);
  }
}

/** What stands for a picture that is not shown. */
export function unshown(path: string, reason: Words, { say, together }: Speaker): Words {
  return together([say('picture.named', { name: path.slice(path.lastIndexOf('/') + 1) }), reason], ' ');
}

function sizeOf({ width, height }: Picture, asked = ''): string {
  if (/^[1-9]\d?%$/.test(asked)) return `width="${asked}"`;
  const across = Number(asked) > 0 ? Math.min(Number(asked), width) : width;
  return `width="${across}" height="${Math.max(1, Math.round((height * across) / width))}"`;
}

/** The file itself as an address. */
export function dataAddress(type: string, bytes: Uint8Array): string {
  return `data:${type};base64,${Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('base64')}`;
}

/** What a picture is and how large it is shown, in pixels; null for what is damaged or no picture that browsers show. */
export function measurePicture(bytes: Uint8Array): Picture | null {
  try {
    const { type = '', width, height, orientation = 1 } = imageSize(bytes);
    const mime = TYPES[type];
    if (!mime || !(width > 0) || !(height > 0) || !isDrawn(type, bytes)) return null;
    const repeated = type === 'svg' ? repeatedIn(decodeText(bytes) ?? '') : 0;
    if (repeated === null) return null;
    const [across, down] = orientation >= 5 ? [height, width] : [width, height];
    return { type: mime, width: Math.round(across), height: Math.round(down), repeated };
  } catch {
    return null;
  }
}

function unknownFormat(path: string, { say }: Speaker): Words {
  return isUndrawnPicture(path)
    ? say('picture.format', { format: endingOf(path).toUpperCase() })
    : say('picture.corrupt');
}

/**
 * Whether a browser draws anything of a picture whose head can be read. What it draws in part, a photo that ends early, counts.
 * @param type as `image-size` names it
 */
function isDrawn(type: string, bytes: Uint8Array): boolean {
  if (type === 'png') return pngIsWhole(bytes);
  if (type === 'webp') return viewOf(bytes).getUint32(4, true) + 7 <= bytes.length;
  return type !== 'jpg' || jpegHasPixels(bytes);
}

/** A browser draws nothing of a PNG that ends early. */
function pngIsWhole(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  for (let at = 8; at + 12 <= bytes.length; at += view.getUint32(at) + 12)
    if (view.getUint32(at + 4) === 0x49_45_4e_44) return true;
  return false;
}

/** Behind the segments that describe a JPEG stands one that begins its pixels. */
function jpegHasPixels(bytes: Uint8Array): boolean {
  const view = viewOf(bytes);
  for (let at = 2; at + 4 <= bytes.length; ) {
    const marker = bytes[at + 1] ?? 0;
    if (bytes[at] !== 0xff || marker === 0xff) at += 1;
    else if (marker === 0xda) return at + 2 + view.getUint16(at + 2) < bytes.length;
    else at += marker === 0x01 || (marker >= 0xd0 && marker <= 0xd8) ? 2 : 2 + view.getUint16(at + 2);
  }
  return false;
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
