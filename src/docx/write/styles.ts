import type { IParagraphStyleOptions, IStylesOptions } from 'docx';
import { LINE } from './page.js';

/** Two colours and their shades, as on the page of HTML. */
export const COLOURS = { ink: '0D4A4F', text: '1D2625', quiet: '566361', hairline: 'C9C8BE', wash: 'F2F1EA' } as const;

const HEADING_SIZES = [36, 27, 24, 22, 21, 21] as const;
const SANS = font('Calibri');
const SERIF = font('Cambria');
const MONO = font('Consolas');

/** Other scripts have the fonts of the reader's own machine. */
function font(name: string): { ascii: string; hAnsi: string; cs: string } {
  return { ascii: name, hAnsi: name, cs: name };
}

/** Word checks the spelling of a language only where its country stands beside it. */
const PROOFING: Readonly<Record<string, string>> = { cy: 'cy-GB', en: 'en-GB' };

/** Sizes are in half points, spaces in twentieths of a point. */
export function stylesFor(language: string): IStylesOptions {
  const headings = Object.fromEntries(
    HEADING_SIZES.map((size, index) => [`heading${index + 1}`, headingStyle(size, index)]),
  );
  return {
    default: {
      document: {
        run: { font: SANS, size: 22, color: COLOURS.text, language: { value: PROOFING[language] ?? language } },
        paragraph: { spacing: { after: 120, line: 271, lineRule: 'auto' } },
      },
      ...headings,
      title: {
        run: { font: SERIF, size: 68, color: COLOURS.ink },
        paragraph: { spacing: { before: 60, after: 120, line: 240, lineRule: 'auto' } },
      },
      hyperlink: { run: { color: COLOURS.ink, underline: { type: 'single', color: '9AA8A5' } } },
      footnoteText: { run: { size: 18 }, paragraph: { spacing: { after: 40, line: 240, lineRule: 'auto' } } },
    },
    paragraphStyles: [...PARAGRAPHS, ...CONTENTS],
    characterStyles: [
      {
        id: 'CodeText',
        name: 'Code Text',
        run: { font: MONO, size: 20, noProof: true, shading: { type: 'clear', color: 'auto', fill: COLOURS.wash } },
      },
    ],
  };
}

function headingStyle(size: number, index: number): Omit<IParagraphStyleOptions, 'id'> {
  return {
    run: { font: index < 2 ? SERIF : SANS, size, color: COLOURS.ink, bold: index > 1 },
    paragraph: {
      spacing: { before: index === 0 ? 0 : 280, after: index === 0 ? 200 : 80, line: 252, lineRule: 'auto' },
      keepNext: true,
      keepLines: true,
      outlineLevel: index,
    },
  };
}

const style = (id: string, more: Omit<IParagraphStyleOptions, 'id'> = {}): IParagraphStyleOptions => ({
  id,
  name: id,
  basedOn: 'Normal',
  quickFormat: true,
  ...more,
});

const PARAGRAPHS: readonly IParagraphStyleOptions[] = [
  { id: 'Normal', name: 'Normal', quickFormat: true },
  style('Subtitle', { run: { size: 34, color: COLOURS.text }, paragraph: { spacing: { after: 360 } } }),
  style('TOCHeading', {
    name: 'TOC Heading',
    run: { font: SERIF, size: 36, color: COLOURS.ink },
    paragraph: { spacing: { after: 200 }, keepNext: true },
  }),
  style('Eyebrow', { run: { size: 19, color: COLOURS.quiet }, paragraph: { spacing: { after: 100 } } }),
  style('CoverEyebrow', {
    name: 'Cover Eyebrow',
    basedOn: 'Eyebrow',
    run: { size: 24, color: COLOURS.quiet },
    paragraph: { spacing: { before: 3400, after: 60 } },
  }),
  style('Lead', { run: { size: 23, color: COLOURS.quiet }, paragraph: { spacing: { after: 160 } } }),
  style('Note', { run: { size: 19, color: COLOURS.quiet } }),
  style('Caption', {
    name: 'caption',
    run: { size: 19, color: COLOURS.quiet },
    paragraph: { spacing: { after: 200 } },
  }),
  style('Exhibit', {
    run: { font: SANS, size: 25, bold: true, color: COLOURS.ink },
    paragraph: { spacing: { before: 320, after: 100 }, keepNext: true, keepLines: true, outlineLevel: 1 },
  }),
  style('Label', { paragraph: { spacing: { after: 50 } } }),
  style('Quote', {
    run: { color: COLOURS.text },
    paragraph: {
      indent: { left: 284 },
      border: { left: { style: 'single', size: 12, color: COLOURS.hairline, space: 10 } },
    },
  }),
  style('Code', {
    run: { font: MONO, size: 18, noProof: true },
    paragraph: {
      spacing: { before: 60, after: 160, line: 240, lineRule: 'auto' },
      shading: { type: 'clear', color: 'auto', fill: COLOURS.wash },
    },
  }),
  style('Rule', {
    paragraph: {
      spacing: { before: 120, after: 200 },
      border: { bottom: { style: 'single', size: 4, color: COLOURS.hairline, space: 1 } },
    },
  }),
  style('Cell', { run: { size: 20 }, paragraph: { spacing: { after: 40, line: 247, lineRule: 'auto' } } }),
  style('CellHead', { basedOn: 'Cell', run: { bold: true, color: COLOURS.ink } }),
  style('SmallCell', { name: 'Small Cell', basedOn: 'Cell', run: { size: 17 } }),
  style('SmallCellHead', { name: 'Small Cell Head', basedOn: 'SmallCell', run: { bold: true, color: COLOURS.ink } }),
  style('Reference', { paragraph: { indent: { left: 340, hanging: 340 }, spacing: { after: 40 } } }),
  style('Space', { run: { size: 8 }, paragraph: { spacing: { after: 0, line: 200, lineRule: 'exact' } } }),
  style('Header', { name: 'header', run: { size: 18, color: COLOURS.quiet }, paragraph: { spacing: { after: 0 } } }),
  style('Footer', { name: 'footer', run: { size: 18, color: COLOURS.quiet }, paragraph: { spacing: { after: 0 } } }),
];

const CONTENTS: readonly IParagraphStyleOptions[] = [0, 1, 2].map((level) =>
  style(`TOC${level + 1}`, {
    name: `toc ${level + 1}`,
    run: { size: level === 0 ? 22 : 20, bold: level === 0 },
    paragraph: {
      indent: { left: level * 284 },
      spacing: { before: level === 0 ? 100 : 0, after: 30 },
      rightTabStop: LINE,
    },
  }),
);
