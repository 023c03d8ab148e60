/** What `^` takes for the end of a line beside the line feed. */
const OTHER_LINE_ENDS = ['\r', '\u2028', '\u2029'];

/**
 * Whether something may begin a line: looked for there alone, which takes a fraction of the time that `^` takes.
 * @param start what it begins with: sticky, without `^`
 * @returns true as well where lines end in other ways
 */
export function mayBeginLine(text: string, start: RegExp): boolean {
  if (OTHER_LINE_ENDS.some((end) => text.includes(end))) return true;
  for (let at = 0, end = 0; end !== -1; at = end + 1) {
    start.lastIndex = at;
    if (start.test(text)) return true;
    end = text.indexOf('\n', at);
  }
  return false;
}
