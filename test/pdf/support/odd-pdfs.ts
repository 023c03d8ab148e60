import { deflateSync } from 'node:zlib';
import { degrees, PDFBool, PDFDict, PDFDocument, PDFHexString, PDFName, rgb, StandardFonts } from '@cantoo/pdf-lib';
import { makePdf } from './evidence.js';
import { oddStructures } from './odd-structures.js';
import { BOX, type OddPdf, PAGE, raw } from './raw-pdf.js';

const ATTACHED = (name: string): string[] => [
  `<< /Names [(${name}) 7 0 R] >>`,
  `<< /Type /Filespec /F (${name}) /UF (${name}) /EF << /F 8 0 R >> >>`,
  '<< /Type /EmbeddedFile /Length 5 >>\nstream\nhello\nendstream',
];

/** Files whose bytes are odd, one page each unless it says more. */
function oddBytes(): Record<string, OddPdf> {
  const one = (bytes: Buffer): OddPdf => ({ bytes, pages: 1 });
  return {
    'nothing odd': one(raw('Plain')),
    'many empty bytes behind its end': one(raw('Copier', { behind: Buffer.alloc(4845) })),
    'a web page behind its end': one(raw('Saved', { behind: `<html>${'x'.repeat(9000)}</html>` })),
    'a mail before its head': one(raw('Mailed', { before: `From: school\n${'y'.repeat(300)}\n` })),
    'a table of objects that is elsewhere': one(raw('Astray', { astray: 13 })),
    'a table of objects before the file': one(raw('Astray', { astray: -90_000 })),
    'a catalogue without a type': one(
      Buffer.from(raw('Cat').toString('latin1').replace('/Type /Catalog ', '              '), 'latin1'),
    ),
    'a tree without a type': one(raw('Tree', { tree: '<< /Kids [3 0 R] /Count 1 >>' })),
    'a page without a type': one(raw('Page', { page: PAGE(BOX).replace('/Type /Page ', '') })),
    'a page that calls itself something else': one(
      raw('Page', { page: PAGE(BOX).replace('/Type /Page ', '/Type /Sheet ') }),
    ),
    'two pages, the second without a type': {
      bytes: raw('Two', {
        tree: '<< /Type /Pages /Kids [3 0 R 6 0 R] /Count 2 >>',
        more: [PAGE(BOX).replace('/Type /Page ', '')],
      }),
      pages: 2,
    },
    'one page shown three times': {
      bytes: raw('Again', { tree: '<< /Type /Pages /Kids [3 0 R 3 0 R 3 0 R] /Count 3 >>' }),
      pages: 3,
    },
    'pages three levels down, which inherit': {
      bytes: raw('Deep', {
        tree: `<< /Type /Pages /Kids [6 0 R] /Count 1 ${BOX} /Rotate 90 >>`,
        page: '<< /Type /Page /Parent 7 0 R /Contents 5 0 R >>',
        more: [
          '<< /Type /Pages /Parent 2 0 R /Kids [7 0 R] /Count 1 >>',
          '<< /Type /Pages /Parent 6 0 R /Kids [3 0 R] /Count 1 /Resources << /Font << /F1 4 0 R >> >> >>',
        ],
      }),
      pages: 1,
    },
    'no paper': one(raw('No paper', { page: PAGE('') })),
    'paper upside down': one(raw('Turned box', { page: PAGE('/MediaBox [300 200 0 0]') })),
    'paper away from the corner': one(raw('Away', { page: PAGE('/MediaBox [-100 -50 200 150]') })),
    'paper that is cropped': one(raw('Cropped', { page: PAGE(`${BOX} /CropBox [20 10 250 150]`) })),
    'paper by reference': one(raw('By reference', { page: PAGE('/MediaBox 6 0 R'), more: ['[0 0 300 200]'] })),
    'content in pieces': one(
      raw('Pieces', {
        page: PAGE(BOX, '/Contents [5 0 R 6 0 R]'),
        more: ['<< /Length 18 >>\nstream\n0 0 50 50 re f    \nendstream'],
      }),
    ),
    'no content': one(raw('', { page: PAGE(BOX, '') })),
    'content of a wrong length': one(
      Buffer.from(
        raw('Length')
          .toString('latin1')
          .replace(/\/Length \d+/, '/Length 9'),
        'latin1',
      ),
    ),
    'content that is packed': one(packedContent()),
    'a font whose name has a space': one(
      raw('Space', { font: '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica Neue >>' }),
    ),
    'numbers that are none': one(raw('Numbers', { page: PAGE('/MediaBox [0 0 300.0.0 +200]') })),
    'an update behind its first end': one(updated()),
    ...Object.fromEntries(
      [90, 180, 270, -90, 450].map((turn) => [
        `a page turned by ${turn}`,
        one(raw('Turned', { page: PAGE(`${BOX} /Rotate ${turn}`) })),
      ]),
    ),
    'a list of attachments': {
      bytes: raw('Cover', { catalog: '/Names << /EmbeddedFiles 6 0 R >>', more: ATTACHED('signed.txt') }),
      pages: 1,
      files: ['signed.txt'],
    },
    'a collection of files': {
      bytes: raw('Cover', {
        catalog: '/Names << /EmbeddedFiles 6 0 R >> /Collection << /View /T >>',
        more: ATTACHED('mail.eml'),
      }),
      pages: 1,
      files: ['mail.eml'],
    },
    'a file pinned to its page': {
      bytes: raw('Pinned', {
        page: PAGE(`${BOX} /Annots [<< /Type /Annot /Subtype /FileAttachment /Rect [5 5 9 9] /FS 7 0 R /F 2 >>]`),
        more: ATTACHED('pinned.csv'),
      }),
      pages: 1,
      files: ['pinned.csv'],
    },
    'a program in it': {
      bytes: raw('Cover', { catalog: '/Names << /EmbeddedFiles 6 0 R >>', more: ATTACHED('run.exe') }),
      pages: 1,
      files: [],
    },
    'a form that only Acrobat draws': {
      bytes: raw('Please wait', {
        catalog: '/AcroForm << /Fields [] /XFA 6 0 R >> /NeedsRendering true',
        more: [`<< /Length ${XFA.length} >>\nstream\n${XFA}\nendstream`],
      }),
      pages: 0,
    },
  };
}

const XFA =
  '<xdp:xdp xmlns:xdp="http://ns.adobe.com/xdp/"><template xmlns="http://www.xfa.org/schema/xfa-template/3.3/"><subform name="a"/></template></xdp:xdp>';

function packedContent(): Buffer {
  const packed = deflateSync(Buffer.from('BT /F1 24 Tf 40 60 Td (Packed) Tj ET')).toString('latin1');
  return raw('', {
    page: PAGE(BOX, '/Contents 6 0 R'),
    more: [`<< /Filter /FlateDecode /Length ${packed.length} >>\nstream\n${packed}\nendstream`],
  });
}

/** A second version of the page behind the first, as a program adds it that signs or remarks. */
function updated(): Buffer {
  const first = raw('First').toString('latin1');
  const [, before = '0'] = /startxref\n(\d+)/.exec(first) ?? [];
  const content = 'BT /F1 24 Tf 40 60 Td (Second) Tj ET';
  const place = first.length;
  const object = `5 0 obj\n<< /Length ${content.length} >>\nstream\n${content}\nendstream\nendobj\n`;
  const table = `xref\n5 1\n${String(place).padStart(10, '0')} 00000 n \ntrailer\n<< /Size 6 /Root 1 0 R /Prev ${before} >>\n`;
  return Buffer.from(`${first}${object}${table}startxref\n${place + object.length}\n%%EOF\n`, 'latin1');
}

const LINES = 'Łódź i Kraków\nżółć gęś, a dalej jeszcze dłuższa linia, która się nie mieści\nkoniec';
const VALUES: Record<string, string> = {
  'plain words': 'Asked open questions',
  'Welsh letters': 'Siân Ŵyn Tŷ Llŷn ŵ',
  'Polish letters': 'Łódź żółć gęś',
  'quotation marks and dashes': '‘Well’ – “done”…',
  'Greek and Cyrillic letters': 'Αθήνα Привет',
};

/** Forms with and without looks of their own, and with old ones. */
async function forms(): Promise<Record<string, OddPdf>> {
  const found: Record<string, OddPdf> = {};
  for (const [what, value] of Object.entries(VALUES)) {
    found[`a form without looks: ${what}`] = { bytes: await form(value, 'none'), pages: 1 };
    found[`a form with old looks: ${what}`] = { bytes: await form(value, 'old'), pages: 1 };
  }
  found['a form with looks'] = { bytes: await form('Old', 'good'), pages: 1 };
  found['a form without looks: several lines of Polish letters'] = { bytes: await form(LINES, 'none', true), pages: 1 };
  return found;
}

/** @param looks none, those of an earlier value with the word that they are old, or those of the value */
async function form(value: string, looks: 'none' | 'old' | 'good', isLong = false): Promise<Uint8Array> {
  const pdf = await PDFDocument.create({ updateMetadata: false });
  const page = pdf.addPage([400, 300]);
  const fields = pdf.getForm();
  const name = fields.createTextField('name');
  if (isLong) name.enableMultiline();
  name.addToPage(page, { x: 20, y: 150, width: 300, height: isLong ? 100 : 30 });
  name.setFontSize(12);
  name.setText('Old');
  const tick = fields.createCheckBox('tick');
  tick.addToPage(page, { x: 20, y: 100, width: 20, height: 20 });
  tick.check();
  const choice = fields.createDropdown('choice');
  choice.addOptions(['Red', 'Amber']);
  choice.select('Amber');
  choice.addToPage(page, { x: 20, y: 50, width: 100, height: 24 });
  fields.updateFieldAppearances(await pdf.embedFont(StandardFonts.Helvetica));
  if (looks === 'good') return pdf.save({ updateFieldAppearances: false });
  name.acroField.dict.set(PDFName.of('V'), PDFHexString.fromText(value));
  if (looks === 'none')
    for (const field of [name, choice])
      for (const widget of field.acroField.getWidgets()) widget.dict.delete(PDFName.of('AP'));
  else fields.acroForm.dict.set(PDFName.of('NeedAppearances'), PDFBool.True);
  return pdf.save({ updateFieldAppearances: false });
}

/** Files as a library writes them: locks, layers, notes, many pages. */
async function made(): Promise<Record<string, OddPdf>> {
  const one = async (make: Parameters<typeof makePdf>[0]): Promise<OddPdf> => ({
    bytes: await makePdf(make),
    pages: 1,
  });
  const locked = async (owner: string): Promise<OddPdf> => {
    const pdf = await PDFDocument.create({ updateMetadata: false });
    pdf.addPage([300, 200]).drawText('Certificate', { x: 20, y: 90 });
    pdf.encrypt({ userPassword: '', ownerPassword: owner, permissions: { printing: 'highResolution' } });
    return { bytes: await pdf.save({ useObjectStreams: false }), pages: 1 };
  };
  const note = (pdf: PDFDocument, entries: Record<string, unknown>): void => {
    const page = pdf.addPage([300, 200]);
    page.drawText('With a note', { x: 20, y: 90 });
    page.node.addAnnot(
      pdf.context.register(pdf.context.obj({ Type: 'Annot', Rect: [20, 80, 120, 110], ...entries } as never)),
    );
  };
  return {
    'a lock of its owner': await locked('own'),
    'packed objects': await one((pdf) => void pdf.addPage([300, 200]).drawText('Packed', { x: 20, y: 90 })),
    'a layer that is hidden': {
      bytes: raw('', {
        catalog: '/OCProperties << /OCGs [6 0 R] /D << /OFF [6 0 R] >> >>',
        page: PAGE(BOX).replace('/Font', '/Properties << /Marks 6 0 R >> /Font'),
        content: 'BT /F1 24 Tf 40 60 Td (Shown) Tj ET /OC /Marks BDC 50 100 100 50 re f EMC',
        more: ['<< /Type /OCG /Name (Marks) >>'],
      }),
      pages: 1,
    },
    'a passage that is marked': await one((pdf) =>
      note(pdf, { Subtype: 'Highlight', C: [1, 1, 0], QuadPoints: [20, 110, 120, 110, 20, 80, 120, 80], F: 4 }),
    ),
    'a square around a passage': await one((pdf) => note(pdf, { Subtype: 'Square', C: [1, 0, 0], F: 4 })),
    'pictures that can be seen through': await one((pdf) => {
      const page = pdf.addPage([300, 200]);
      page.drawRectangle({ x: 20, y: 20, width: 100, height: 100, color: rgb(1, 0, 0), opacity: 0.4 });
      page.drawRectangle({ x: 60, y: 60, width: 100, height: 100, color: rgb(0, 0, 1), opacity: 0.4 });
    }),
    'papers of several sizes': {
      bytes: await makePdf((pdf) => {
        for (const [index, size] of (
          [
            [842, 1191],
            [20, 900],
            [842, 595],
            [72, 72],
          ] as const
        ).entries()) {
          const page = pdf.addPage([...size]);
          page.setRotation(degrees(90 * index));
          page.drawText(String(index), { x: 5, y: 5 });
        }
      }),
      pages: 4,
    },
    'five hundred pages': {
      bytes: await makePdf((pdf) => {
        for (let index = 0; index < 500; index += 1)
          pdf.addPage([60, 40]).drawText(String(index), { x: 5, y: 10, size: 9 });
      }),
      pages: 500,
    },
    'a field that is not to be seen': await one((pdf) => {
      const page = pdf.addPage([300, 200]);
      const field = pdf.getForm().createTextField('hidden');
      field.setText('Not to be seen');
      field.addToPage(page, { x: 20, y: 90, hidden: true });
    }),
    'a form with a button': await one((pdf) => {
      const page = pdf.addPage([300, 200]);
      pdf.getForm().createButton('send').addToPage('Send', page, { x: 20, y: 90, width: 80, height: 30 });
      const radio = pdf.getForm().createRadioGroup('level');
      radio.addOptionToPage('good', page, { x: 20, y: 20, width: 20, height: 20 });
      radio.addOptionToPage('better', page, { x: 60, y: 20, width: 20, height: 20 });
      radio.select('better');
    }),
    'a form in a form, by the name of its parent': await one((pdf) => {
      const page = pdf.addPage([300, 200]);
      pdf.getForm().createTextField('person.name').addToPage(page, { x: 20, y: 90 });
      pdf.getForm().getTextField('person.name').setText('Ada');
      const fields = pdf.catalog.lookup(PDFName.of('AcroForm'), PDFDict);
      fields.set(PDFName.of('NeedAppearances'), PDFBool.True);
    }),
  };
}

/** All of them, by what is odd about each. */
export async function oddPdfs(): Promise<Map<string, OddPdf>> {
  return new Map(Object.entries({ ...oddBytes(), ...oddStructures(), ...(await forms()), ...(await made()) }));
}
