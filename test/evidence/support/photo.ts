import { crc32 as crcOf, deflateSync } from 'node:zlib';

const crc32 = crcOf as unknown as (bytes: Buffer) => number;

export interface ExifValues {
  artist?: string;
  description?: string;
  /** As Windows writes it. */
  title?: string;
  comment?: string;
  latitude?: [number, number, number];
}

interface Field {
  tag: number;
  type: number;
  count: number;
  value: Buffer;
}

/** A TIFF structure with these values, as a camera writes it. */
export function makeExif(values: ExifValues, order: 'II' | 'MM' = 'II'): Buffer {
  const number = (value: number, bytes: 2 | 4): Buffer => {
    const buffer = Buffer.alloc(bytes);
    if (order === 'II') buffer.writeUIntLE(value, 0, bytes);
    else buffer.writeUIntBE(value, 0, bytes);
    return buffer;
  };
  const ascii = (tag: number, text: string): Field => {
    const value = Buffer.from(`${text}\0`);
    return { tag, type: 2, count: value.length, value };
  };
  const bytes = (tag: number, type: number, value: Buffer): Field => ({ tag, type, count: value.length, value });
  const pointer = (tag: number): Field => ({ tag, type: 4, count: 1, value: Buffer.alloc(4) });
  const first = [
    ...(values.description ? [ascii(0x010e, values.description)] : []),
    ...(values.artist ? [ascii(0x013b, values.artist)] : []),
    ...(values.comment ? [pointer(0x8769)] : []),
    ...(values.latitude ? [pointer(0x8825)] : []),
    ...(values.title ? [bytes(0x9c9b, 1, Buffer.from(`${values.title}\0`, 'utf16le'))] : []),
  ];
  const degrees = (tag: number, parts: number[]): Field => ({
    tag,
    type: 5,
    count: 3,
    value: Buffer.concat(parts.flatMap((part) => [number(part, 4), number(1, 4)])),
  });
  const exif = values.comment ? [bytes(0x9286, 7, Buffer.from(`ASCII\0\0\0${values.comment}`))] : [];
  const gps = values.latitude
    ? [ascii(1, 'N'), degrees(2, values.latitude), ascii(3, 'W'), degrees(4, values.latitude)]
    : [];
  const sizeOf = (fields: Field[]): number =>
    2 + fields.length * 12 + 4 + fields.reduce((sum, { value }) => sum + (value.length > 4 ? value.length : 0), 0);
  const starts = { first: 8, exif: 8 + sizeOf(first), gps: 8 + sizeOf(first) + (exif.length > 0 ? sizeOf(exif) : 0) };
  for (const field of first) {
    if (field.tag === 0x8769) field.value = number(starts.exif, 4);
    if (field.tag === 0x8825) field.value = number(starts.gps, 4);
  }
  const directory = (fields: Field[], start: number): Buffer => {
    let free = start + 2 + fields.length * 12 + 4;
    const data: Buffer[] = [];
    const entries = fields.map(({ tag, type, count, value }) => {
      const isLong = value.length > 4;
      const place = isLong ? number(free, 4) : Buffer.concat([value, Buffer.alloc(4 - value.length)]);
      if (isLong) {
        data.push(value);
        free += value.length;
      }
      return Buffer.concat([number(tag, 2), number(type, 2), number(count, 4), place]);
    });
    return Buffer.concat([number(fields.length, 2), ...entries, number(0, 4), ...data]);
  };
  const parts = [directory(first, starts.first)];
  if (exif.length > 0) parts.push(directory(exif, starts.exif));
  if (gps.length > 0) parts.push(directory(gps, starts.gps));
  return Buffer.concat([Buffer.from(order), number(42, 2), number(8, 4), ...parts]);
}

/** A JPEG's head with these segments, by marker; no picture follows that anything here would read. */
export function makeJpeg(...segments: [marker: number, content: Buffer][]): Buffer {
  const parts = segments.map(([marker, content]) => {
    const head = Buffer.from([0xff, marker, 0, 0]);
    head.writeUInt16BE(content.length + 2, 2);
    return Buffer.concat([head, content]);
  });
  return Buffer.concat([Buffer.from([0xff, 0xd8]), ...parts, Buffer.from([0xff, 0xda, 0, 2, 1, 2, 3, 0xff, 0xd9])]);
}

export function jpegWithExif(values: ExifValues, order: 'II' | 'MM' = 'II'): Buffer {
  return makeJpeg(
    [0xe0, Buffer.from('JFIF\0')],
    [0xe1, Buffer.concat([Buffer.from('Exif\0\0'), makeExif(values, order)])],
  );
}

export function makePng(...chunks: [type: string, content: Buffer][]): Buffer {
  const parts = [
    ['IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])] as const,
    ['IDAT', deflateSync(Buffer.from([0, 0]))] as const,
    ...chunks,
    ['IEND', Buffer.alloc(0)] as const,
  ];
  const written = parts.map(([type, content]) => {
    const typed = Buffer.concat([Buffer.from(type), content]);
    const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)];
    length.writeUInt32BE(content.length);
    sum.writeUInt32BE(crc32(typed));
    return Buffer.concat([length, typed, sum]);
  });
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...written]);
}

export function makeWebp(...chunks: [type: string, content: Buffer][]): Buffer {
  const parts = chunks.map(([type, content]) => {
    const head = Buffer.alloc(8);
    head.write(type, 'latin1');
    head.writeUInt32LE(content.length, 4);
    return Buffer.concat([head, content, Buffer.alloc(content.length & 1)]);
  });
  const body = Buffer.concat([Buffer.from('WEBP'), ...parts]);
  const head = Buffer.alloc(8);
  head.write('RIFF', 'latin1');
  head.writeUInt32LE(body.length, 4);
  return Buffer.concat([head, body]);
}

/** A box of a film or of an iPhone's picture. */
export function makeBox(type: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(content.length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, content]);
}

/** One IPTC dataset of record 2. */
export function iptcDataset(number: number, text: string): Buffer {
  const content = Buffer.from(text);
  const head = Buffer.from([0x1c, 2, number, 0, 0]);
  head.writeUInt16BE(content.length, 3);
  return Buffer.concat([head, content]);
}

/** Photoshop's block of an APP13 segment around IPTC datasets. */
export function photoshopBlock(...datasets: Buffer[]): Buffer {
  const content = Buffer.concat(datasets);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(content.length);
  return Buffer.concat([
    Buffer.from('Photoshop 3.0\0' + '8BIM\x04\x04\0\0', 'latin1'),
    length,
    content,
    Buffer.alloc(content.length & 1),
  ]);
}
