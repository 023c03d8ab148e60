const LONGEST = 60;

/** What a person wrote, for a message: in backticks, cut where it is long, without characters that move the text around it. */
export function quoted(text: string): string {
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
  return `\`${printable(shown)}\``;
}

/** What moves the cursor of a terminal or turns the direction of a text around, but for what parts lines and columns. */
const OBEYED = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g;

/** Words of others on one line, so that nothing in them moves the cursor of a terminal or turns the direction of the text around. */
export function printable(text: string): string {
  return printableLines(text.replace(/[\t\n\r\u2028\u2029]/g, ' '));
}

/** A line for each word of others, such as paths. */
export function printableList(words: readonly string[]): string {
  return words.map((word) => `${printable(word)}\n`).join('');
}

/** A text of ours that has words of others in it: its own lines and columns stay. */
export function printableLines(text: string): string {
  return text
    .replaceAll('\r\n', '\n')
    .replace(/[\u2028\u2029]/g, ' ')
    .replace(OBEYED, '\ufffd');
}
