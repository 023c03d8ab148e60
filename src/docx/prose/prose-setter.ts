import type { Element, Root } from 'hast';
import type { Prose } from '../../document/model.js';
import { finish } from '../../html/markdown/finish.js';
import type { LinkMap } from '../../html/markdown/link-map.js';
import { openingOf } from '../../html/markdown/opening.js';
import type { PlacedPicture } from '../../html/markdown/pictures.js';
import { parseProse } from '../../html/markdown/processor.js';
import type { Speaker } from '../../html/words/speaker.js';
import { joined, paragraph } from '../blocks/make.js';
import type { Block, Paragraph } from '../blocks/model.js';
import { classesOf, elementsIn } from './inlines.js';
import { ProseBlocks, type ProseLook } from './prose-blocks.js';

interface Parsed {
  root: Root;
  pictures: readonly PlacedPicture[];
  notes: ReadonlyMap<string, Element>;
}

/** Notes within notes. */
interface Inner {
  /** Those that stand in brackets already. */
  spelledOut: Set<string>;
  /** From the one that the text calls. */
  within: readonly string[];
}

/** Of notes within notes. Nobody reads that deep. */
const DEEPEST_NOTE = 20;

/** Sets the texts of one document. The same clean tree that the page of HTML shows is what Word gets. */
export class ProseSetter {
  readonly #links: LinkMap;
  readonly #speaker: Speaker;
  readonly #parsed = new Map<Prose, Parsed>();
  #lists = 0;

  constructor(links: LinkMap, speaker: Speaker) {
    this.#speaker = speaker;
    this.#links = links;
  }

  /** The number of a list: what has one number is counted together. */
  readonly nextList = (): number => {
    this.#lists += 1;
    return this.#lists;
  };

  blocks(prose: Prose, look: ProseLook): Block[] {
    const parsed = this.#parse(prose);
    return this.#set(parsed, parsed.root, look);
  }

  /** How a text begins, for the programme's table; null where it begins with neither paragraph nor list. */
  opening(prose: Prose, look: ProseLook): { blocks: Block[]; whole: boolean } | null {
    const parsed = this.#parse(prose);
    const opening = openingOf(parsed.root);
    return opening && { blocks: this.#set(parsed, opening.root, look), whole: opening.whole };
  }

  #set(parsed: Parsed, root: Root, look: ProseLook): Block[] {
    const { pictures, notes } = parsed;
    const spelledOut = new Set<string>();
    const note = (id: string): Paragraph[] | null => {
      const item = notes.get(id);
      return item ? this.#note(item, parsed, { spelledOut, within: [id] }) : null;
    };
    return new ProseBlocks({ pictures, note }, look, this.nextList, this.#speaker).all(root);
  }

  /**
   * A note holds paragraphs and nothing else: a table runs on as text, and a note within it stands in brackets, where the
   * text comes to it first; then its number does. Notes that call each other would fill any file.
   */
  #note(item: Element, parsed: Parsed, { spelledOut, within }: Inner): Paragraph[] {
    const { pictures, notes } = parsed;
    const look: ProseLook = { shift: 0, style: 'Normal' };
    const note = (id: string): Paragraph[] | null => {
      const inner = notes.get(id);
      if (!inner || within.includes(id) || spelledOut.has(id) || within.length > DEEPEST_NOTE) return null;
      spelledOut.add(id);
      return this.#note(inner, parsed, { spelledOut, within: [...within, id] });
    };
    const sources = { pictures, note, isNote: true };
    const setter = new ProseBlocks(sources, look, this.nextList, this.#speaker);
    const paragraphs = setter.all({ type: 'root', children: item.children }).flatMap(asParagraphs);
    return paragraphs.length > 0 ? paragraphs : [paragraph('Normal', [])];
  }

  #parse(prose: Prose): Parsed {
    const known = this.#parsed.get(prose);
    if (known) return known;
    const root = parseProse(prose, this.#speaker);
    const pictures = finish(root, prose, this.#links, this.#speaker);
    const parsed = { root, pictures, notes: notesOf(root) };
    this.#parsed.set(prose, parsed);
    return parsed;
  }
}

function asParagraphs(block: Block): Paragraph[] {
  if (block.kind === 'paragraph') return [block];
  if (block.kind !== 'table') return [];
  const rows = [block.head, ...block.rows.map(({ cells }) => cells)].filter((cells) => cells.length > 0);
  return rows.map((cells) => {
    const children = cells.map((cell) => cell.blocks.flatMap(asParagraphs).flatMap((one) => one.children));
    return paragraph('Normal', joined(children, ' · '));
  });
}

function notesOf(root: Root): Map<string, Element> {
  const section = elementsIn(root).find((node) => classesOf(node).includes('footnotes'));
  const list = section && elementsIn(section).find(({ tagName }) => tagName === 'ol');
  const items = list ? elementsIn(list) : [];
  return new Map(
    items.flatMap((item) => (typeof item.properties['id'] === 'string' ? [[item.properties['id'], item]] : [])),
  );
}
