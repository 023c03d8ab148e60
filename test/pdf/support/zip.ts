/** A zip archive with one file in it that can be run, stored as it is (APPNOTE 4.3). */
export function zipOf(name: string, content: string): Buffer {
  const [path, body] = [Buffer.from(name), Buffer.from(content)];
  const sizes = Buffer.alloc(18);
  sizes.writeUInt16LE(0x21, 4);
  sizes.writeUInt32LE(crc32(body), 6);
  sizes.writeUInt32LE(body.length, 10);
  sizes.writeUInt32LE(body.length, 14);
  const lengths = Buffer.alloc(4);
  lengths.writeUInt16LE(path.length);
  const version = Buffer.from([20, 0, 0, 0]);
  const local = Buffer.concat([Buffer.from('PK\x03\x04'), version, sizes, lengths, path, body]);

  const attributes = Buffer.alloc(14);
  attributes.writeUInt32LE((0o100755 << 16) >>> 0, 6);
  const madeOnUnix = Buffer.from([20, 3]);
  const central = Buffer.concat([Buffer.from('PK\x01\x02'), madeOnUnix, version, sizes, lengths, attributes, path]);

  const end = Buffer.alloc(18);
  end.writeUInt16LE(1, 4);
  end.writeUInt16LE(1, 6);
  end.writeUInt32LE(central.length, 8);
  end.writeUInt32LE(local.length, 12);
  return Buffer.concat([local, central, Buffer.from('PK\x05\x06'), end]);
}

export function crc32(bytes: Buffer): number {
  let crc = 0xffffffff;
  for (const byte of bytes) {
    crc ^= byte;
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1;
  }
  return ~crc >>> 0;
}
