/** Small pictures with what cameras write into them, made byte by byte. */

const text = (value: string): number[] => [...Buffer.from(value, 'latin1')];
const two = (value: number): number[] => [value >> 8, value & 255];

function segment(marker: number, data: number[]): number[] {
  return [0xff, marker, ...two(data.length + 2), ...data];
}

/** EXIF with an orientation and a GPS block: the shape that phones write, big-endian. */
function exif(orientation: number): number[] {
  const entry = (tag: number, type: number, count: number, value: number[]): number[] => [
    ...two(tag),
    ...two(type),
    0,
    0,
    ...two(count),
    ...value,
  ];
  const ifd0 = [
    ...two(2),
    ...entry(0x0112, 3, 1, [0, orientation, 0, 0]),
    ...entry(0x8825, 4, 1, [0, 0, 0, 38]),
    0,
    0,
    0,
    0,
  ];
  const gps = [...two(1), ...entry(0x0001, 2, 2, [...text('N\0'), 0, 0]), 0, 0, 0, 0];
  return [...text('Exif\0\0'), ...text('MM\0*'), 0, 0, 0, 8, ...ifd0, ...gps, ...text('53.4084N 2.9916W Jo Example')];
}

export const SECRET = 'Jo Example';
const SCAN = [0xff, 0xda, 0, 4, 1, 2, 0x12, 0x34, 0xff, 0x00, 0xff, 0xd0, 0x56, 0x78];
const TABLES = [...segment(0xdb, Array(65).fill(1)), ...segment(0xc0, [8, 0, 1, 0, 1, 1, 1, 0x11, 0])];
const JFIF = segment(0xe0, [...text('JFIF\0'), 1, 1, 0, 0, 1, 0, 1, 0, 0]);
const ICC = segment(0xe2, [...text('ICC_PROFILE\0'), 1, 1, ...text('colours')]);

/** A JPEG of a phone: EXIF, XMP, IPTC, comment, colour profile, two scans, and a film behind its end. */
export function phoneJpeg(orientation = 6): Uint8Array {
  return Uint8Array.from([
    ...[0xff, 0xd8],
    ...JFIF,
    ...segment(0xe1, exif(orientation)),
    ...segment(0xe1, text(`http://ns.adobe.com/xap/1.0/\0<creator>${SECRET}</creator>`)),
    ...ICC,
    ...segment(0xe2, text(`MPF\0${SECRET}`)),
    ...segment(0xed, text(`Photoshop 3.0\0${SECRET}`)),
    ...segment(0xfe, text(`made by ${SECRET}`)),
    ...TABLES,
    ...SCAN,
    ...SCAN,
    ...[0xff, 0xd9],
    ...text(`ftypmp42 ${SECRET}`),
  ]);
}

/** The same picture as it should be afterwards. */
export function cleanJpeg(orientation = 6): Uint8Array {
  const up = [
    ...text('Exif\0\0'),
    ...text('MM\0*'),
    0,
    0,
    0,
    8,
    0,
    1,
    0x01,
    0x12,
    0,
    3,
    0,
    0,
    0,
    1,
    0,
    orientation,
    0,
    0,
    0,
    0,
    0,
    0,
  ];
  const kept = orientation === 1 ? [] : segment(0xe1, up);
  return Uint8Array.from([0xff, 0xd8, ...JFIF, ...kept, ...ICC, ...TABLES, ...SCAN, ...SCAN, 0xff, 0xd9]);
}

function chunk(type: string, data: number[]): number[] {
  return [0, 0, ...two(data.length), ...text(type), ...data, 1, 2, 3, 4];
}

const PNG_HEAD = [0x89, ...text('PNG\r\n\u001a\n'), ...chunk('IHDR', Array(13).fill(1))];
const PNG_END = [...chunk('IDAT', [1, 2, 3]), ...chunk('IEND', [])];

export const tellingPng: Uint8Array = Uint8Array.from([
  ...PNG_HEAD,
  ...chunk('tEXt', text(`Author\0${SECRET}`)),
  ...chunk('eXIf', exif(1)),
  ...chunk('tIME', [1, 2, 3, 4, 5, 6, 7]),
  ...PNG_END,
  ...text(SECRET),
]);
export const cleanPng: Uint8Array = Uint8Array.from([...PNG_HEAD, ...PNG_END]);

function riff(type: string, data: number[]): number[] {
  const padded = data.length % 2 === 1 ? [...data, 0] : data;
  return [...text(type), data.length & 255, data.length >> 8, 0, 0, ...padded];
}

function webp(chunks: number[]): Uint8Array {
  const size = chunks.length + 4;
  return Uint8Array.from([...text('RIFF'), size & 255, size >> 8, 0, 0, ...text('WEBP'), ...chunks]);
}

const VP8 = riff('VP8 ', [1, 2, 3]);
export const tellingWebp: Uint8Array = webp([
  ...riff('VP8X', [0x0c, 0, 0, 0, 1, 0, 0, 1, 0, 0]),
  ...VP8,
  ...riff('EXIF', exif(1)),
  ...riff('XMP ', text(SECRET)),
]);
export const cleanWebp: Uint8Array = webp([...riff('VP8X', [0, 0, 0, 0, 1, 0, 0, 1, 0, 0]), ...VP8]);
