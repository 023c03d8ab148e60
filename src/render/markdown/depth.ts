import type { Element, Root as HastRoot } from 'hast';
import type { Root as MdastRoot, Paragraph } from 'mdast';

/** Twenty lists in each other, or forty quotations: far beyond what people write, well within what can be set. */
const DEEPEST = 40;

interface Parent {
  children?: unknown[];
}

/**
 * Cuts off what is nested too deeply, with a note in its place. Walks without recursion, so that no tree is too deep.
 * @returns whether anything was cut
 */
export function capDepth(root: MdastRoot | HastRoot, note: Paragraph | Element): boolean {
  let cut = false;
  const stack: { node: Parent; depth: number }[] = [{ node: root, depth: 0 }];
  for (let top = stack.pop(); top; top = stack.pop()) {
    const { node, depth } = top;
    if (!node.children) continue;
    if (depth >= DEEPEST && node.children.some((child) => (child as Parent).children)) {
      node.children = node.children.filter((child) => !(child as Parent).children);
      if (!cut) node.children.push(note);
      cut = true;
    }
    for (const child of node.children) stack.push({ node: child as Parent, depth: depth + 1 });
  }
  return cut;
}
