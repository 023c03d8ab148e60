/** A stretch of a text to replace. Offsets count in the text as `normalise` gives it: no BOM, lines ended by LF. */
export interface TextEdit {
  from: number;
  to: number;
  insert: string;
}

/**
 * Makes edits in a file's text and touches nothing else: BOM and line ends stay, and what is inserted has the line
 * ends of the place it comes to.
 * @param raw the file's text as it is on disk
 * @param edits in any order; they do not overlap
 */
export function applyEdits(raw: string, edits: readonly TextEdit[]): string {
  const starts = rawOffsets(raw);
  const pieces: string[] = [];
  let done = 0;
  for (const { from, to, insert } of [...edits].sort((a, b) => a.from - b.from || a.to - b.to)) {
    const start = starts(from);
    pieces.push(raw.slice(done, start), insert.replaceAll('\n', lineEndAt(raw, start)));
    done = starts(to);
  }
  return [...pieces, raw.slice(done)].join('');
}

/** @returns a function from an offset in the normalised text to the one in the raw text */
function rawOffsets(raw: string): (offset: number) => number {
  const bom = raw.startsWith('\ufeff') ? 1 : 0;
  const returns: number[] = [];
  for (let at = raw.indexOf('\r\n'); at !== -1; at = raw.indexOf('\r\n', at + 2))
    returns.push(at - bom - returns.length);
  return (offset) => {
    let [low, high] = [0, returns.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((returns[middle] ?? 0) < offset) low = middle + 1;
      else high = middle;
    }
    return offset + bom + low;
  };
}

/** The line end before the place, else the one after it; LF in a text of one line. */
function lineEndAt(raw: string, at: number): '\n' | '\r\n' {
  const before = raw.lastIndexOf('\n', at - 1);
  const near = before === -1 ? raw.indexOf('\n', at) : before;
  return near > 0 && raw[near - 1] === '\r' ? '\r\n' : '\n';
}
