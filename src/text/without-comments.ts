/**
 * A text without the HTML comments in it; one that never ends stays. Beyond the last end nothing is looked for: to look from
 * each `<!--` to the end of a large file would take minutes.
 */
export function withoutComments(text: string): string {
  const end = text.lastIndexOf('-->') + 3;
  return text.slice(0, end).replace(/<!--[\s\S]*?-->/g, '') + text.slice(end);
}
