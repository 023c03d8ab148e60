import { hashedId, ImageRun } from 'docx';
import { imageSize } from 'image-size';
import { endingOf } from '../../evidence/kinds.js';
import { LARGEST, LARGEST_SUM, MOST_PIXELS, measurePicture, unshown } from '../../html/page/embed-picture.js';
import { sizeInWords } from '../../html/page/sizes.js';
import type { Speaker } from '../../html/words/speaker.js';
import type { Words } from '../../html/words/words.js';
import { cleanText } from './clean-text.js';
import { TALLEST_PICTURE } from './page.js';

const TYPES = { 'image/jpeg': 'jpg', 'image/png': 'png', 'image/gif': 'gif', 'image/bmp': 'bmp' } as const;
type Type = (typeof TYPES)[keyof typeof TYPES];

/** How a camera was held (EXIF): a turn to the right in degrees. */
const TURNS: Readonly<Record<number, number>> = { 3: 180, 4: 180, 5: 90, 6: 90, 7: 270, 8: 270 };

/**
 * Puts pictures into the file. The library gets a stand-in for each, so that their bytes are in memory one after the other
 * and not all at once; `media` says which file each stands for.
 */
export class Pictures {
  /** Paths in the portfolio by the name that the library gives the picture. */
  readonly media: Map<string, string> = new Map();
  readonly #readFile: (path: string) => Uint8Array | null;
  readonly #speaker: Speaker;
  #sum = 0;
  #count = 0;

  constructor(readFile: (path: string) => Uint8Array | null, speaker: Speaker) {
    this.#speaker = speaker;
    this.#readFile = readFile;
  }

  /**
   * @param room what there is for its width, in pixels
   * @returns the picture, or words that say why it is not shown
   */
  run(path: string, alt: Words | string, room: number): ImageRun | string {
    const { say } = this.#speaker;
    const bytes = this.#readFile(path);
    if (bytes === null) return this.#unshown(path, say('picture.unreadable'));
    if (bytes.length > LARGEST)
      return this.#unshown(
        path,
        say('picture.too-large', { size: sizeInWords(bytes.length), most: sizeInWords(LARGEST) }),
      );
    const picture = measurePicture(bytes);
    if (!picture) return this.#unshown(path, say('picture.corrupt'));
    const type = (TYPES as Record<string, Type>)[picture.type];
    if (!type) return this.#unshown(path, notInWord(path, picture.type, this.#speaker));
    if (picture.width * picture.height > MOST_PIXELS) return this.#unshown(path, say('picture.too-many-pixels'));
    const data = Buffer.from(path);
    const name = `${hashedId(data)}.${type}`;
    if (!this.media.has(name)) this.#sum += bytes.length;
    if (this.#sum > LARGEST_SUM) return this.#unshown(path, say('picture.budget', { most: sizeInWords(LARGEST_SUM) }));
    this.media.set(name, path);
    const turn = TURNS[imageSize(bytes).orientation ?? 1] ?? 0;
    return this.#place({ ...picture, type, data, turn }, alt, room);
  }

  /** How high it is set, in pixels; 0 where words stand for it. */
  height(path: string, room: number): number {
    const picture = measurePicture(this.#readFile(path) ?? new Uint8Array());
    return picture ? picture.height * scaleOf(picture, room) : 0;
  }

  #place(
    { width, height, type, data, turn }: { width: number; height: number; type: Type; data: Buffer; turn: number },
    alt: Words | string,
    room: number,
  ): ImageRun {
    const scale = scaleOf({ width, height }, room);
    const [across, down] = [Math.max(1, Math.round(width * scale)), Math.max(1, Math.round(height * scale))];
    const lies = turn === 90 || turn === 270;
    this.#count += 1;
    const words = cleanText(String(alt));
    return new ImageRun({
      type,
      data,
      transformation: {
        width: lies ? down : across,
        height: lies ? across : down,
        ...(turn === 0 ? {} : { rotation: turn }),
      },
      altText: { id: String(this.#count), name: `Picture ${this.#count}`, description: words },
    });
  }

  #unshown(path: string, reason: Words): string {
    return String(unshown(path, reason, this.#speaker));
  }
}

const scaleOf = ({ width, height }: { width: number; height: number }, room: number): number =>
  Math.min(1, room / width, TALLEST_PICTURE / height);

/** @returns how much of the room a picture takes that was asked for in a width, in pixels */
export function widthIn(room: number, width: string | undefined): number {
  const asked = Number.parseInt(width ?? '', 10);
  if (!(asked > 0)) return room;
  return Math.min(room, width?.endsWith('%') ? (room * asked) / 100 : asked);
}

/** Redaction puts a drawing where a picture was left out. */
function notInWord(path: string, type: string, { say }: Speaker): Words {
  const isDrawing = type === 'image/svg+xml';
  if (isDrawing && endingOf(path) !== 'svg') return say('picture.left-out');
  return say('picture.not-in-word', { format: isDrawing ? 'SVG' : type.replace('image/', '').toUpperCase() });
}
