import type { RawStream } from './raw-piece.js';

const HEADER = Buffer.from('%PDF-1.4\n%\xD3\xEB\xE9\xE1\n', 'latin1');

/**
 * Writes objects as a plain file with a table of references (ISO 32000-1, 7.5), as the browser writes it. The table has a section
 * for each run of numbers, since nine tenths of them are set aside and a reader looks at every entry.
 *
 * @param root the number of the catalog
 * @param info the number of what the file says of itself
 */
export function writeObjects(
  texts: ReadonlyMap<number, string>,
  streams: ReadonlyMap<number, RawStream>,
  root: number,
  info: number,
): Buffer {
  const numbers = [...texts.keys(), ...streams.keys()].sort((one, other) => one - other);
  const table: string[][] = [['0', '0000000000 65535 f \n']];
  const parts: Buffer[] = [HEADER];
  let place = HEADER.length;
  for (const [index, number] of numbers.entries()) {
    if (numbers[index - 1] !== number - 1) table.push([String(number)]);
    table.at(-1)?.push(`${String(place).padStart(10, '0')} 00000 n \n`);
    const stream = streams.get(number);
    const written = stream
      ? [Buffer.from(`${number} 0 obj\n${stream.head}`, 'latin1'), stream.rest, END]
      : [Buffer.from(`${number} 0 obj\n${texts.get(number)}\nendobj\n`, 'latin1')];
    for (const part of written) place += part.length;
    parts.push(...written);
  }
  const sections = table.map(([first, ...entries]) => `${first} ${entries.length}\n${entries.join('')}`).join('');
  const size = (numbers.at(-1) ?? 0) + 1;
  const trailer = `trailer\n<</Size ${size}\n/Root ${root} 0 R\n/Info ${info} 0 R>>\nstartxref\n${place}\n%%EOF\n`;
  return Buffer.concat([...parts, Buffer.from(`xref\n${sections}${trailer}`)]);
}

const END = Buffer.from('\nendobj\n');
