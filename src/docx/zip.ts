import { crc32, deflateRawSync, inflateRawSync } from 'node:zlib';

/** A file within a zip file; what is packed already is stored as it is. */
export interface ZipPart {
  name: string;
  bytes: Uint8Array;
  isPacked: boolean;
}

const LOCAL = 0x04034b50;
const CENTRAL = 0x02014b50;
const END = 0x06054b50;
/** 1 January 1980, the first day a zip knows: the same content gives the same bytes on any day. */
const FIRST_DAY = 0x0021;
const UTF8_NAMES = 0x0800;

/** Unpacks a zip that this program has just made (PKWARE APPNOTE 4.3); for others there is src/extract. */
export function unpack(zip: Buffer): ZipPart[] {
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  const parts: ZipPart[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; left -= 1) {
    const [nameLength, extra, comment] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [
      number,
      number,
      number,
    ];
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    if (!name.endsWith('/')) parts.push({ name, bytes: contentAt(zip, at), isPacked: false });
    at += 46 + nameLength + extra + comment;
  }
  return parts;
}

function contentAt(zip: Buffer, record: number): Buffer {
  const [method, packed, local] = [
    zip.readUInt16LE(record + 10),
    zip.readUInt32LE(record + 20),
    zip.readUInt32LE(record + 42),
  ];
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const bytes = zip.subarray(start, start + packed);
  return method === 0 ? bytes : inflateRawSync(bytes);
}

/** Packs a zip that depends on nothing but its content. */
export function pack(parts: Iterable<ZipPart>): Buffer {
  const written: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, bytes, isPacked } of parts) {
    const content = isPacked ? bytes : deflateRawSync(bytes);
    const record = Buffer.alloc(26);
    record.writeUInt16LE(20, 0);
    record.writeUInt16LE(UTF8_NAMES, 2);
    record.writeUInt16LE(isPacked ? 0 : 8, 4);
    record.writeUInt16LE(FIRST_DAY, 8);
    record.writeUInt32LE(crc32(bytes), 10);
    record.writeUInt32LE(content.length, 14);
    record.writeUInt32LE(bytes.length, 18);
    record.writeUInt16LE(Buffer.byteLength(name), 22);
    const local = Buffer.concat([number(LOCAL), record, Buffer.from(name)]);
    const tail = Buffer.alloc(14);
    tail.writeUInt32LE(offset, 10);
    directory.push(number(CENTRAL), Buffer.from([20, 0]), record, tail, Buffer.from(name));
    written.push(local, Buffer.from(content.buffer, content.byteOffset, content.byteLength));
    offset += local.length + content.length;
  }
  return Buffer.concat([...written, ...directory, endRecord(directory, offset)]);
}

function endRecord(directory: readonly Buffer[], offset: number): Buffer {
  const count = directory.length / 5;
  const end = Buffer.alloc(22);
  end.writeUInt32LE(END, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(
    directory.reduce((sum, { length }) => sum + length, 0),
    12,
  );
  end.writeUInt32LE(offset, 16);
  return end;
}

function number(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
