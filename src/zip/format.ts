/** Where the parts of a zip's records lie (PKWARE, APPNOTE 4.3): offsets in bytes; all numbers are little-endian. */
export const LOCAL = {
  signature: 0x04034b50,
  size: 30,
  version: 4,
  flags: 6,
  method: 8,
  date: 12,
  crc: 14,
  packed: 18,
  unpacked: 22,
  nameLength: 26,
  extraLength: 28,
} as const;

export const CENTRAL = {
  signature: 0x02014b50,
  size: 46,
  madeBy: 4,
  version: 6,
  flags: 8,
  method: 10,
  date: 14,
  crc: 16,
  packed: 20,
  unpacked: 24,
  nameLength: 28,
  extraLength: 30,
  commentLength: 32,
  attributes: 38,
  offset: 42,
} as const;

/** Where the directory lies, in numbers of 64 bits (4.3.14), and behind it where that is said (4.3.15). */
export const END64 = {
  signature: 0x06064b50,
  size: 56,
  rest: 4,
  count: 24,
  total: 32,
  length: 40,
  start: 48,
} as const;

export const LOCATOR = {
  signature: 0x07064b50,
  size: 20,
  place: 8,
} as const;

export const END = {
  signature: 0x06054b50,
  size: 22,
  count: 8,
  total: 10,
  length: 12,
  start: 16,
  comment: 20,
} as const;
