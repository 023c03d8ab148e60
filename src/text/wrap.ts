/** Breaks a text into lines of at most `width` characters, at spaces; a longer word stands alone. */
export function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter(Boolean)) {
    if (line !== '' && line.length + 1 + word.length > width) {
      lines.push(line);
      line = word;
    } else line = line === '' ? word : `${line} ${word}`;
  }
  return line === '' ? lines : [...lines, line];
}

/** Lines of a paragraph that stands two spaces in. */
export function indented(text: string, width: number): string[] {
  return wrap(text, Math.max(20, width - 2)).map((line) => `  ${line}`);
}

/** Lines of talk at a terminal, broken between words; what stands before a line stays before what is broken off. A command stays whole. */
export function wrapLines(text: string, width: number): string {
  return text
    .split('\n')
    .map((line) => {
      const [, before = '', said = ''] = /^(\s*)(.*)$/.exec(line) ?? [];
      if (line.length <= width || /^\s+(?:\$ )?(?:mentor|cd) /.test(line)) return line;
      return wrap(said, Math.max(20, width - before.length))
        .map((part) => before + part)
        .join('\n');
    })
    .join('\n');
}

/** @returns the text, or its beginning and three dots in one */
export function shortened(text: string, room: number): string {
  const letters = [...text];
  return letters.length <= room
    ? text
    : `${letters
        .slice(0, Math.max(0, room - 1))
        .join('')
        .trimEnd()}…`;
}
