/** A text of a framework or a portfolio as Markdown that shows just that text: no link, no picture, no markup. */
export function shown(text: string): string {
  return text.replace(/\s+/g, ' ').replace(/[\\`*_{}[\]<>#!|~&]/g, (mark) => `\\${mark}`);
}
