import { crc32 as crcOf, deflateRawSync } from 'node:zlib';

/** Node 20.15 and later have it; its types do not know that yet. */
const crc32 = crcOf as unknown as (bytes: Buffer) => number;

/** A zip file of these entries, packed unless `stored`. */
export function makeZip(
  entries: Record<string, string | Buffer>,
  options: { stored?: boolean; encrypted?: boolean } = {},
): Buffer {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, content] of Object.entries(entries)) {
    const bytes = Buffer.from(content);
    const packed = options.stored ? bytes : deflateRawSync(bytes);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(options.encrypted ? 1 : 0, 2);
    common.writeUInt16LE(options.stored ? 0 : 8, 4);
    common.writeUInt32LE(crc32(bytes), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(bytes.length, 18);
    common.writeUInt16LE(Buffer.byteLength(name), 22);
    const head = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, Buffer.from(name)]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(Buffer.from('PK\x01\x02\x14\x00', 'latin1'), common, tail, Buffer.from(name));
    parts.push(head, packed);
    offset += head.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 'latin1');
  end.writeUInt16LE(Object.keys(entries).length, 8);
  end.writeUInt16LE(Object.keys(entries).length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...parts, listed, end]);
}

const W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"';

/** Paragraphs as Word writes them, each a list of runs. */
export function wordXml(root: string, ...paragraphs: string[][]): string {
  const runs = (texts: string[]): string =>
    texts.map((text) => `<w:r><w:t xml:space="preserve">${text}</w:t></w:r>`).join('');
  const body = paragraphs.map((texts) => `<w:p>${runs(texts)}</w:p>`).join('');
  return `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><w:${root} ${W}>${body}</w:${root}>`;
}

/** A Word file with this text, and with the other parts given. */
export function makeDocx(text: string, parts: Record<string, string | Buffer> = {}): Buffer {
  return makeZip({ '[Content_Types].xml': '<Types/>', 'word/document.xml': wordXml('document', [text]), ...parts });
}
