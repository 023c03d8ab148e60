import type { Element, Nodes } from 'hast';

/** Moves a text's headings below the one it stands under, without a gap between one level and the next. */
export class HeadingLevels {
  readonly #base: number;
  #open: number[] = [];

  constructor(base: number) {
    this.#base = base;
  }

  /** @param depth as written, 1 to 6 */
  levelOf(depth: number): number {
    this.#open = [...this.#open.filter((other) => other < depth), depth];
    return Math.min(6, this.#base + this.#open.length - 1);
  }
}

/** @returns 1 to 6, or null for any other element */
export function headingDepth({ tagName }: Element): number | null {
  return /^h[1-6]$/.test(tagName) ? Number(tagName[1]) : null;
}

/** The words of a node. */
export function wordsOf(node: Nodes): string {
  if (node.type === 'text') return node.value;
  return 'children' in node ? node.children.map(wordsOf).join('') : '';
}
