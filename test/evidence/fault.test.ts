import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { PDFDocument } from '@cantoo/pdf-lib';
import { beforeAll, describe, expect, test } from 'vitest';
import { inMemory } from '../../src/evidence/bytes.js';
import { faultOf } from '../../src/evidence/fault.js';
import { findFaults } from '../../src/evidence/find-faults.js';
import { type EvidenceFault, loadPortfolio } from '../../src/portfolio/index.js';
import { tempFolder } from '../e2e/support.js';
import { cleanJpeg, cleanPng, phoneJpeg, tellingWebp } from './support/made-pictures.js';
import { makeDocx, makeZip } from './support/zip.js';

const box = (type: string, length: number): Buffer => {
  const head = Buffer.alloc(8);
  head.writeUInt32BE(length + 8);
  head.write(type, 4, 'latin1');
  return Buffer.concat([head, Buffer.alloc(length, 1)]);
};
const film = Buffer.concat([box('ftyp', 8), box('moov', 40), box('mdat', 90)]);
const heic = Buffer.concat([Buffer.from([0, 0, 0, 24]), Buffer.from('ftypheic'), Buffer.alloc(40, 1)]);
const store = (streams: string): Buffer => {
  const bytes = Buffer.alloc(3 * 512, 0xff);
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(bytes);
  bytes.writeUInt16LE(9, 30);
  bytes.writeUInt32LE(0, 48);
  Buffer.from(streams, 'utf16le').copy(bytes, 512);
  return bytes;
};

let pdf: Buffer;
let locked: Buffer;

beforeAll(async () => {
  const made = await PDFDocument.create({ updateMetadata: false });
  made.addPage().drawText('Words');
  pdf = Buffer.from(await made.save({ useObjectStreams: false }));
  made.encrypt({ userPassword: 'open', ownerPassword: 'own' });
  locked = Buffer.from(await made.save({ useObjectStreams: false }));
});

type Case = [path: string, make: () => Buffer | Uint8Array | string, fault: EvidenceFault | null];
const page = '<!DOCTYPE html>\n<html><body>Sign in</body></html>';
const CASES: Case[] = [
  ['a.pdf', () => '', 'empty'],
  ['a.pdf', () => pdf, null],
  ['a.pdf', () => Buffer.concat([pdf, Buffer.alloc(5000)]), null],
  ['a.pdf', () => pdf.subarray(0, pdf.length / 2), 'cut-off'],
  ['a.pdf', () => 'Dear all', 'broken'],
  ['a.pdf', () => locked, 'password'],
  ['a.pdf', () => page, 'web-page'],
  ['a.pdf', () => Buffer.alloc(90_000), 'placeholder'],
  ['a.pdf', () => 'version https://git-lfs.github.com/spec/v1\noid sha256:0\nsize 9\n', 'pointer'],
  ['a.jpg', () => cleanJpeg(), null],
  ['a.jfif', () => phoneJpeg(), null],
  ['a.jpg', () => cleanJpeg().subarray(0, -2), 'cut-off'],
  ['a.jpg', () => cleanPng, null],
  ['a.jpg', () => heic, 'undrawn'],
  ['a.heic', () => cleanJpeg(), null],
  ['a.jpg', () => page, 'web-page'],
  ['a.jpg', () => 'no picture', 'broken'],
  ['a.png', () => cleanPng.subarray(0, -12), 'cut-off'],
  ['a.webp', () => tellingWebp, null],
  ['a.webp', () => tellingWebp.subarray(0, -9), 'cut-off'],
  ['a.gif', () => 'GIF89a and so on', 'cut-off'],
  ['a.gif', () => 'GIF89a and so on;', null],
  ['a.tif', () => Buffer.from('II*\0 scan', 'latin1'), 'undrawn'],
  ['a.svg', () => '<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg"/>', null],
  ['a.svg', () => 'drawing', 'broken'],
  ['a.docx', () => makeDocx('words'), null],
  ['a.docx', () => makeDocx('words').subarray(0, 200), 'cut-off'],
  ['a.docx', () => store('EncryptedPackage'), 'password'],
  ['a.docx', () => 'words', 'broken'],
  ['a.docx', () => page, 'web-page'],
  ['a.xls', () => store('Workbook'), null],
  ['a.xls', () => store('EncryptedPackage'), 'password'],
  ['a.xls', () => page, null],
  ['a.zip', () => makeZip({ 'a.txt': 'words' }), null],
  ['a.html', () => page, null],
  ['a.mp4', () => film, null],
  ['a.mov', () => film.subarray(0, -20), 'cut-off'],
  ['a.mp4', () => Buffer.concat([box('ftyp', 8), box('mdat', 90)]), 'cut-off'],
  ['a.mp4', () => page, 'web-page'],
  ['a.gdoc', () => '{"url": "https://docs.example.org/x", "doc_id": "1"}', 'shortcut'],
  ['a.url', () => '[InternetShortcut]\r\nURL=https://example.org/\r\n', 'shortcut'],
  ['.a.pdf.icloud', () => Buffer.from('bplist00', 'latin1'), 'placeholder'],
  ['a.txt', () => 'words', null],
  ['a.txt', () => Buffer.from('words', 'utf16le'), null],
  ['a.txt', () => ' \r\n\t\n', 'empty'],
  ['a.txt', () => Buffer.from([7, 0, 1, 0, 0, 9, 200]), 'broken'],
  ['a.csv', () => 'a,b\n1,2\n', null],
  ['a.csv', () => page, 'web-page'],
  ['a.csv', () => Buffer.alloc(90), 'placeholder'],
  ['a.rtf', () => page, 'web-page'],
  ['a.svg', () => '<svg xmlns="http://www.w3.org/2000/svg"><g></svg>', 'broken'],
  ['a.svg', () => Buffer.from('\ufeff<svg xmlns="http://www.w3.org/2000/svg"/>', 'utf16le'), null],
  ['a.docx', () => makeZip({ 'a.txt': 'words' }), 'broken'],
  ['a.pptx', () => makeDocx('words'), 'broken'],
  ['a.wav', () => Buffer.from('RIFF\x24\0\0\0WAVEfmt ', 'latin1'), 'cut-off'],
  ['a.wav', () => Buffer.from('RIFF\xff\xff\xff\xffWAVEfmt ', 'latin1'), null],
  ['a.pdf.crdownload', () => pdf.subarray(0, 90), 'cut-off'],
  ['a.exe', () => 'MZ', 'program'],
  ['a.py', () => 'print(1)', 'program'],
  ['a.txt', () => Buffer.alloc(10_000), 'placeholder'],
  ['a.mp3', () => 'ID3 sound', null],
];

describe('what no reader can open is told, and why', () => {
  test.each(CASES)('%s (%#)', async (path, make, fault) => {
    expect(await faultOf(`evidence/${path}`, inMemory(Buffer.from(make())))).toBe(fault);
  });

  test('no beginning of a file makes it run on or fail', async () => {
    for (const [path, make] of CASES)
      for (const length of [1, 2, 5, 9, 17, 30, 70]) {
        const bytes = Buffer.from(make()).subarray(0, length);
        await expect(faultOf(path, inMemory(bytes))).resolves.not.toBeUndefined();
      }
  });

  test('reaches the portfolio that is opened from disk', async () => {
    const root = tempFolder();
    mkdirSync(join(root, 'evidence'));
    writeFileSync(join(root, 'portfolio.yaml'), 'version: 1\n');
    writeFileSync(join(root, 'evidence/a.pdf'), 'Dear all');
    const { portfolio } = await loadPortfolio(root, undefined, (files) => findFaults(root, files));
    expect(portfolio.files.get('evidence/a.pdf')?.fault).toBe('broken');
  });

  test('a file is looked at once for each of its states', async () => {
    const root = tempFolder();
    const write = (path: string, bytes: Buffer | string): void => {
      mkdirSync(dirname(join(root, path)), { recursive: true });
      writeFileSync(join(root, path), bytes);
    };
    const file = { path: 'evidence/a.jpg', size: 9, outside: false };
    const store = new Map<string, string>();
    write(file.path, 'no picture');
    expect([...(await findFaults(root, [file], store))]).toEqual([['evidence/a.jpg', 'broken']]);
    for (const key of store.keys()) store.set(key, '-');
    expect((await findFaults(root, [file], store)).size).toBe(0);
    write(file.path, 'no picture either');
    expect((await findFaults(root, [file], store)).size).toBe(1);
    expect(
      (
        await findFaults(
          root,
          [
            { ...file, outside: true },
            { ...file, path: 'journal/a.md' },
          ],
          store,
        )
      ).size,
    ).toBe(0);
  });
});
