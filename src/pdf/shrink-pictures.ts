import type { Browser, Page } from 'puppeteer';
import type { Part } from './document-parts.js';

/** The longest side of a picture: across the text of an A4 page, 17 cm, that is 240 dots an inch. */
const LONGEST_SIDE = 1600;
/** Below this many letters of base64 (600 kB of picture) there is little to gain. */
const WORTHWHILE = 800_000;
/** How many are decoded at once: a camera's picture takes 160 MB unpacked. */
const AT_ONCE = 2;
const JPEG_QUALITY = 0.85;
const RASTER = /^image\/(jpeg|png|webp|avif|bmp)$/;

/**
 * Makes a document's large pictures as small as paper needs them, in a page of the same browser that holds nothing else.
 * Their size on the page is the document's own; what a browser cannot read stays as it is.
 *
 * @returns the parts by address; a picture comes when it is done
 */
export function shrinkPictures(browser: Browser, parts: ReadonlyMap<string, Part>): Map<string, Part | Promise<Part>> {
  const large = [...parts].filter(([, { type, base64 }]) => RASTER.test(type) && base64.length > WORTHWHILE);
  if (large.length === 0) return new Map(parts);
  const page = browser.newPage();
  const waiting: Promise<unknown>[] = [];
  const shrunk = large.map(([address, part], index): [string, Promise<Part>] => {
    const turn = waiting[index - AT_ONCE] ?? Promise.resolve();
    const one = turn.then(async () => shrink(await page, part)).catch(() => part);
    waiting.push(one);
    return [address, one];
  });
  const closed = Promise.all(waiting).then(async () => (await page).close());
  closed.catch(() => undefined);
  return new Map<string, Part | Promise<Part>>([...parts, ...shrunk]);
}

async function shrink(page: Page, part: Part): Promise<Part> {
  const type = part.type === 'image/jpeg' ? 'image/jpeg' : 'image/png';
  const base64 = await page.evaluate(redraw, part.base64, part.type, type, LONGEST_SIDE, JPEG_QUALITY);
  return base64 !== null && base64.length < part.base64.length ? { type, base64 } : part;
}

interface Bitmap {
  width: number;
  height: number;
  close(): void;
}
/** What of a browser `redraw` uses. */
declare function createImageBitmap(picture: Blob): Promise<Bitmap>;
declare class OffscreenCanvas {
  constructor(width: number, height: number);
  width: number;
  height: number;
  getContext(kind: '2d'): {
    imageSmoothingQuality: 'high';
    drawImage(picture: Bitmap, x: number, y: number, width: number, height: number): void;
  } | null;
  convertToBlob(as: { type: string; quality: number }): Promise<Blob>;
}

/** Runs in the browser. Upright as the camera says, and without what else the camera wrote. */
async function redraw(
  base64: string,
  from: string,
  to: string,
  longest: number,
  quality: number,
): Promise<string | null> {
  const bytes = Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
  const whole = await createImageBitmap(new Blob([bytes], { type: from }));
  const scale = longest / Math.max(whole.width, whole.height);
  if (scale >= 0.85) return null;
  const canvas = new OffscreenCanvas(Math.round(whole.width * scale), Math.round(whole.height * scale));
  const context = canvas.getContext('2d');
  if (!context) return null;
  context.imageSmoothingQuality = 'high';
  context.drawImage(whole, 0, 0, canvas.width, canvas.height);
  whole.close();
  const drawn = new Uint8Array(await (await canvas.convertToBlob({ type: to, quality })).arrayBuffer());
  let letters = '';
  for (let at = 0; at < drawn.length; at += 32_768) letters += String.fromCharCode(...drawn.subarray(at, at + 32_768));
  return btoa(letters);
}
