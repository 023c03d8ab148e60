const LONGEST = 60;

/** What a person wrote, for a message: in backticks, cut where it is long, without characters that move the text around it. */
export function quoted(text: string): string {
  const shown = text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text;
  return `\`${printable(shown)}\``;
}

/** Words of others, so that nothing in them moves the cursor of a terminal or turns the direction of the text around. */
export function printable(text: string): string {
  return text
    .replace(/[\t\n\r]/g, ' ')
    .replace(/[\u0000-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069]/g, '\ufffd');
}
