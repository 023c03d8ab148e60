/**
 * Where the document pretends to live. It never leaves this process: requests for it are answered from memory, and `.invalid`
 * resolves nowhere (RFC 2606).
 */
export const DOCUMENT_ADDRESS = 'http://document.mentor.invalid/';

/** The answer to a request. */
export interface Part {
  readonly type: string;
  readonly base64: string;
}

/** Where an image's `data:` address begins; in text, `<` never stands by itself. */
const IMAGE = /<img\b[^<>]*?\ssrc="data:(image\/[\w.+-]+);base64,/g;
/** Letters of base64 that are worth a request of their own. */
const LARGE = 20_000;

/** A document and, by the addresses they are asked for, its large images. */
export interface Apart {
  readonly document: string;
  readonly images: ReadonlyMap<string, Part>;
}

/**
 * Takes a document apart into itself and its large images. A page of 40 MB loads in half the time that way, and one over 100 MB,
 * the most a browser takes in one message, loads at all. The same image twice is one part.
 */
export function takeApart(html: string): Apart {
  const images = new Map<string, Part & { address: string }>();
  const kept: string[] = [];
  let done = 0;
  for (const { 0: head, 1: type = '', index } of html.matchAll(IMAGE)) {
    // Found by its end: a pattern that runs over megabytes of letters overflows the stack.
    const from = index + head.length;
    const to = html.indexOf('"', from);
    if (to - from < LARGE) continue;
    const base64 = html.slice(from, to);
    const image = images.get(base64) ?? { address: `${DOCUMENT_ADDRESS}image-${images.size + 1}`, type, base64 };
    images.set(base64, image);
    kept.push(html.slice(done, from - `data:${type};base64,`.length), image.address);
    done = to;
  }
  return {
    document: kept.join('') + html.slice(done),
    images: new Map([...images.values()].map(({ address, ...part }) => [address, part])),
  };
}

/** A document as a browser is given it. */
export function asPart(document: string): Part {
  return { type: 'text/html; charset=utf-8', base64: Buffer.from(document).toString('base64') };
}
