import { bodyOf, type Element } from './elements.js';

/** A place where a document may be divided: before an element of its main part that nothing but holders is around. */
export interface Block {
  readonly element: Element;
  /** The elements it is in, the outermost first. */
  readonly open: readonly Element[];
  /** Where in the document it begins. */
  readonly from: number;
}

/** The body of a document, and where it may be divided. */
export interface Outline {
  readonly body: Element;
  readonly blocks: readonly Block[];
}

/**
 * @param long letters of markup that a section has to have for a division inside it
 * @returns null for a document without a main part, or one that does not plainly say what is in what
 */
export function outlineOf(html: string, long: number): Outline | null {
  const body = bodyOf(html);
  const main = body && mainIn(body, []);
  if (!body || !main) return null;
  return { body, blocks: blocksIn(main.element, [...main.open, main.element], long) };
}

type Place = Pick<Block, 'element' | 'open'>;

function mainIn(element: Element, open: readonly Element[]): Place | null {
  if (element.name === 'main') return { element, open };
  for (const child of element.children) {
    const found = mainIn(child, [...open, element]);
    if (found) return found;
  }
  return null;
}

/** What a long section holds are blocks; the first of them begins with the section itself. */
function blocksIn(holder: Element, open: readonly Element[], long: number): Block[] {
  return holder.children.flatMap((element) => {
    const own: Block = { element, open, from: element.from };
    if (element.name !== 'section' || element.to - element.from < long) return [own];
    const [, ...rest] = blocksIn(element, [...open, element], long);
    return [own, ...rest];
  });
}
