interface Node {
  type: string;
  children?: unknown[];
}

/** Twenty lists in each other, or forty quotations: far beyond what people write, well within what can be set. */
const DEEPEST = 40;

/**
 * Goes through a tree once and cuts off what is nested too deeply, so that nothing that walks it later runs out of stack.
 * @param keep called for each node, parents first; a node it answers false for is taken out
 * @param note stands where something was cut, once
 */
export function walk<T extends Node>(root: T, note: unknown, keep: (node: Node) => boolean): void {
  let cut = false;
  const into = (parent: Node, depth: number): void => {
    const children = parent.children as Node[];
    if (depth > DEEPEST && children.some((child) => child.children)) {
      parent.children = children.filter((child) => !child.children);
      if (!cut) parent.children.push(note);
      cut = true;
      return;
    }
    let kept = 0;
    for (const child of children) {
      if (!keep(child)) continue;
      children[kept] = child;
      kept += 1;
      if (child.children) into(child, depth + 1);
    }
    children.length = kept;
  };
  into(root, 1);
}
