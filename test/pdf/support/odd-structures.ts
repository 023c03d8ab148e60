import { deflateSync } from 'node:zlib';
import { BOX, type OddPdf, PAGE, raw } from './raw-pdf.js';

/** Files whose objects hang together in ways that the standard allows and few programs write. */
export function oddStructures(): Record<string, OddPdf> {
  const one = (bytes: Buffer): OddPdf => ({ bytes, pages: 1 });
  return {
    'a unit that is twice as long': one(raw('Unit', { page: PAGE(`${BOX} /UserUnit 2`) })),
    'paper cropped beyond its edges': one(raw('Beyond', { page: PAGE(`${BOX} /CropBox [-50 -50 250 400]`) })),
    'paper cropped to nothing': one(raw('Nothing', { page: PAGE(`${BOX} /CropBox [400 400 500 500]`) })),
    'cropped and turned by what stands above it': one(
      raw('Above', {
        tree: `<< /Type /Pages /Kids [3 0 R] /Count 1 ${BOX} /CropBox [10 10 200 150] /Rotate 270 >>`,
        page: PAGE(''),
      }),
    ),
    'a tree that counts pages it has not': {
      bytes: raw('Count', { tree: '<< /Type /Pages /Kids [3 0 R] /Count 7 >>' }),
      pages: 0,
    },
    'a tree with a branch that is not there': {
      bytes: raw('Branch', { tree: '<< /Type /Pages /Kids [9 0 R 3 0 R] /Count 1 >>' }),
      pages: 0,
    },
    'a table of objects that is packed': one(packedTable()),
    'a table of objects in both forms': one(hybrid()),
    'an update that takes a page out': one(pageTakenOut()),
    'an object that the table calls free': one(freed()),
    'a length that stands elsewhere': one(
      Buffer.from(
        raw('Elsewhere', { more: ['50'] })
          .toString('latin1')
          .replace(/\/Length \d\d/, '/Length 6 0 R'),
        'latin1',
      ),
    ),
    'layers of which only one is shown': one(
      raw('', {
        catalog: '/OCProperties << /OCGs [6 0 R 7 0 R] /D << /BaseState /OFF /ON [7 0 R] >> >>',
        page: PAGE(BOX).replace('/Font', '/Properties << /Off 6 0 R /On 7 0 R /Both 8 0 R >> /Font'),
        content:
          '/OC /Off BDC 10 10 50 50 re f EMC /OC /On BDC 80 10 50 50 re f EMC /OC /Both BDC 150 10 50 50 re f EMC',
        more: [
          '<< /Type /OCG /Name (Off) >>',
          '<< /Type /OCG /Name (On) >>',
          '<< /Type /OCMD /OCGs [6 0 R 7 0 R] /P /AllOn >>',
        ],
      }),
    ),
    'a drawing within a drawing': one(
      raw('', {
        page: PAGE(BOX).replace('/Font', '/XObject << /Outer 6 0 R >> /Font'),
        content: '/Outer Do',
        more: [
          '<< /Type /XObject /Subtype /Form /BBox [0 0 300 200] /Matrix [1 0 0 1 20 0] /Resources << /XObject << /Inner 7 0 R >> >> /Length 9 >>\nstream\n/Inner Do\nendstream',
          '<< /Type /XObject /Subtype /Form /BBox [0 0 100 100] /Length 18 >>\nstream\n0 0 100 100 re f  \nendstream',
        ],
      }),
    ),
    'letters that the file draws itself': one(
      raw('', {
        font: '<< /Type /Font /Subtype /Type3 /FontBBox [0 0 1 1] /FontMatrix [1 0 0 1 0 0] /CharProcs << /a#20b 6 0 R >> /Encoding << /Differences [97 /a#20b] >> /FirstChar 97 /LastChar 97 /Widths [1.5] >>',
        content: 'BT /F1 40 Tf 20 60 Td (aaa) Tj ET',
        more: ['<< /Length 24 >>\nstream\n1 0 d0 0 0 .8 1 re f    \nendstream'],
      }),
    ),
    'a stamp, a hidden remark and one for paper alone': one(
      raw('Stamped', {
        page: PAGE(
          `${BOX} /Annots [${[4, 2, 36].map((flags, at) => `<< /Type /Annot /Subtype /Stamp /Rect [${at * 90 + 10} 120 ${at * 90 + 70} 180] /F ${flags} /AP << /N 6 0 R >> >>`).join(' ')}]`,
        ),
        more: ['<< /Type /XObject /Subtype /Form /BBox [0 0 10 10] /Length 14 >>\nstream\n0 0 10 10 re f\nendstream'],
      }),
    ),
  };
}

const NUMBER = (value: number, length: number): string =>
  Array.from({ length }, (_, at) => String.fromCharCode((value >> (8 * (length - 1 - at))) & 255)).join('');

/** The catalogue and the tree packed in a stream of objects, the table another (ISO 32000-1, 7.5.7 and 7.5.8). */
function packedTable(): Buffer {
  const content = 'BT /F1 24 Tf 40 60 Td (Packed) Tj ET';
  const packed = ['<< /Type /Catalog /Pages 2 0 R >>', '<< /Type /Pages /Kids [3 0 R] /Count 1 >>'];
  const head = `1 0 2 ${(packed[0]?.length ?? 0) + 1} `;
  const objects = [
    PAGE(BOX),
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    stream(`/Type /ObjStm /N 2 /First ${head.length}`, head + packed.join(' ')),
  ];
  let file = '%PDF-1.5\n';
  const places = objects.map((object, at) => {
    const place = file.length;
    file += `${at + 3} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = file.length;
  const rows = [[0, 0, 0], [2, 6, 0], [2, 6, 1], ...[...places, table].map((place) => [1, place, 0])];
  const entries = rows.map(([kind = 0, place = 0, at = 0]) => NUMBER(kind, 1) + NUMBER(place, 3) + NUMBER(at, 1));
  file += `7 0 obj\n${stream('/Type /XRef /Size 8 /W [1 3 1] /Root 1 0 R', entries.join(''))}\nendobj\n`;
  return Buffer.from(`${file}startxref\n${table}\n%%EOF\n`, 'latin1');
}

function stream(entries: string, data: string): string {
  const packed = deflateSync(Buffer.from(data, 'latin1')).toString('latin1');
  return `<< ${entries} /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream`;
}

/** A page more, which only the packed table of the two knows (7.5.8.4). */
function hybrid(): Buffer {
  const plain = raw('Hybrid', { page: PAGE(BOX).replace('/Contents 5 0 R', '/Contents [5 0 R 7 0 R]') });
  const [body = '', end = ''] = splitAt(plain.toString('latin1'), 'xref\n');
  const more = '7 0 obj\n<< /Length 15 >>\nstream\n5 5 90 30 re f \nendstream\nendobj\n';
  const entries = NUMBER(1, 1) + NUMBER(body.length, 3) + NUMBER(0, 1);
  const packed = `8 0 obj\n${stream('/Type /XRef /Size 9 /Index [7 1] /W [1 3 1] /Root 1 0 R', entries)}\nendobj\n`;
  const [table = ''] = end.split('startxref');
  const both = table.replace('/Root', `/XRefStm ${body.length + more.length} /Root`).replace('/Size 6', '/Size 9');
  const place = body.length + more.length + packed.length;
  return Buffer.from(`${body}${more}${packed}${both}startxref\n${place}\n%%EOF\n`, 'latin1');
}

function splitAt(text: string, mark: string): string[] {
  const at = text.lastIndexOf(`\n${mark}`) + 1;
  return [text.slice(0, at), text.slice(at)];
}

/** Two pages, of which an update leaves one: the other is still in the file. */
function pageTakenOut(): Buffer {
  const first = raw('Stays', {
    tree: '<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>',
    more: [PAGE(BOX, '/Contents 7 0 R'), '<< /Length 14 >>\nstream\n0 0 90 90 re f\nendstream'],
  }).toString('latin1');
  const [, before = '0'] = /startxref\n(\d+)/.exec(first) ?? [];
  const object = '2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n';
  const rows = `0 1\n0000000006 65535 f \n2 1\n${String(first.length).padStart(10, '0')} 00000 n \n6 1\n0000000000 00001 f \n`;
  const table = `xref\n${rows}trailer\n<< /Size 8 /Root 1 0 R /Prev ${before} >>\n`;
  return Buffer.from(`${first}${object}${table}startxref\n${first.length + object.length}\n%%EOF\n`, 'latin1');
}

/** What its page draws is not to be found any more, though it is still there. */
function freed(): Buffer {
  const file = raw('Freed', {
    page: PAGE(BOX, '/Contents [5 0 R 6 0 R]'),
    more: ['<< /Length 14 >>\nstream\n0 0 90 90 re f\nendstream'],
  }).toString('latin1');
  return Buffer.from(file.replace(/\d{10} 00000 n \ntrailer/, '0000000000 00001 f \ntrailer'), 'latin1');
}
