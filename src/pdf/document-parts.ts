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

/** An image's `data:` address long enough to be worth a request of its own; in text, `<` never stands by itself. */
const LARGE_IMAGE = /(<img\b[^<>]*?\ssrc=")data:(image\/[\w.+-]+);base64,([A-Za-z0-9+/=]{20000,})(?=")/g;

/**
 * Takes a document apart into itself and its large images, by the addresses they are asked for. A page of 40 MB loads in half the
 * time that way, and one over 100 MB, the most a browser takes in one message, loads at all. The same image twice is one part.
 */
export function takeApart(html: string): ReadonlyMap<string, Part> {
  const images = new Map<string, Part & { address: string }>();
  const document = html.replace(LARGE_IMAGE, (_, before: string, type: string, base64: string) => {
    const image = images.get(base64) ?? { address: `${DOCUMENT_ADDRESS}image-${images.size + 1}`, type, base64 };
    images.set(base64, image);
    return before + image.address;
  });
  const whole = {
    address: DOCUMENT_ADDRESS,
    type: 'text/html; charset=utf-8',
    base64: Buffer.from(document).toString('base64'),
  };
  return new Map([whole, ...images.values()].map(({ address, ...part }) => [address, part]));
}
