import { isBeyondPage } from '../../document/beyond-page.js';
import type { EvidenceItem } from '../../document/model.js';
import { mediaTypeOf, runsWhereOpened } from '../../evidence/kinds.js';
import type { Speaker, Spoken } from '../words/speaker.js';
import type { Words } from '../words/words.js';
import { dataAddress } from './embed-picture.js';
import type { SafeHtml } from './safe-html.js';
import { sizeInWords } from './sizes.js';

/** Bytes of one file that a page may hold, and of all together: a browser still opens it, a mailbox may still take it. */
export const MOST_A_FILE = 5_000_000;
export const MOST_OF_ALL = 40_000_000;

/**
 * Where evidence that is no picture, text or table opens. inside: in the page itself; elsewhere: beside the page in some
 * other form, which the page says; a map: by a link to a file beside the page, its address by the evidence's id.
 */
export type EvidenceDelivery = 'inside' | 'elsewhere' | ReadonlyMap<string, string>;

/** How a piece of evidence opens on screen. */
export interface Opened {
  as: 'pdf' | 'audio' | 'video' | 'file' | 'link' | null;
  href: SafeHtml | string | null;
  name: Words;
  /** Why it does not open. */
  note: Words | null;
}

/** What browsers play or show; the rest can be saved. A QuickTime film of a telephone plays where it is called MP4. */
const PLAYED: ReadonlySet<string> = new Set(
  'application/pdf audio/mpeg audio/mp4 audio/aac audio/wav audio/ogg audio/flac video/mp4 video/webm'.split(' '),
);
const SAVED = 'application/octet-stream';

/** Opens evidence in the page, as far as it has room. */
export class EvidenceOpener {
  readonly #delivery: EvidenceDelivery;
  readonly #readFile: (path: string) => Uint8Array | null;
  readonly #speaker: Speaker;
  readonly #later: (make: () => string) => SafeHtml;
  #sum = 0;
  /** What the page holds now. */
  readonly held: Set<Opened['as']> = new Set();

  /** @param later puts a long text where it belongs only when the page is finished */
  constructor(
    delivery: EvidenceDelivery,
    readFile: (path: string) => Uint8Array | null,
    speaker: Speaker,
    later: (make: () => string) => SafeHtml,
  ) {
    this.#speaker = speaker;
    this.#delivery = delivery;
    this.#readFile = readFile;
    this.#later = later;
  }

  /** @returns null for what is shown otherwise, or only named */
  open(item: Spoken<EvidenceItem>): Opened | null {
    const { file, name, id } = item;
    if (file === null) return null;
    if (typeof this.#delivery !== 'string') {
      const address = this.#delivery.get(id);
      return address === undefined ? null : { as: 'link', href: address, name, note: null };
    }
    if (!isBeyondPage({ ...item, file })) return null;
    if (runsWhereOpened(file)) return unopened(name, this.#speaker.say('opened.program'));
    if (this.#delivery === 'elsewhere') return unopened(name, this.#speaker.say('opened.elsewhere'));
    return this.#inside(item, file);
  }

  #inside({ kind, name, size }: Spoken<EvidenceItem>, file: string): Opened {
    const { say } = this.#speaker;
    const tooLarge = (bytes: number): Opened =>
      unopened(name, say('opened.too-large', { size: sizeInWords(bytes), most: sizeInWords(MOST_A_FILE) }));
    if (size !== null && size > MOST_A_FILE) return tooLarge(size);
    const bytes = this.#readFile(file);
    if (bytes === null) return unopened(name, say('opened.unreadable'));
    if (bytes.length > MOST_A_FILE) return tooLarge(bytes.length);
    if (kind === 'pdf' && !isPdf(bytes)) return unopened(name, say('opened.no-pdf'));
    if (this.#sum + bytes.length > MOST_OF_ALL)
      return unopened(name, say('opened.budget', { most: sizeInWords(MOST_OF_ALL) }));
    this.#sum += bytes.length;
    const said = mediaTypeOf(String(name)).replace('video/quicktime', 'video/mp4');
    const type = PLAYED.has(said) ? said : SAVED;
    const isPlayed = type !== SAVED && (kind === 'pdf' || kind === 'audio' || kind === 'video');
    const as = isPlayed ? kind : 'file';
    this.held.add(as);
    return { as, href: this.#later(() => dataAddress(type, bytes)), name, note: null };
  }
}

function unopened(name: Words, note: Words): Opened {
  return { as: null, href: null, name, note };
}

/** Readers look for the mark in the first kilobyte. */
function isPdf(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.subarray(0, 1024)).includes('%PDF-');
}
