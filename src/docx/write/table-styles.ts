import type { Table } from '../blocks/model.js';
import { COLOURS } from './styles.js';

/** Space within a cell at the left and right together, in twentieths of a point. */
export const PADDING = 180;
export const SMALL_PADDING = 90;

/** Names of the styles in the file. */
export const TABLE_STYLES: Readonly<Record<Table['look'] | 'small', string>> = {
  ruled: 'RuledTable',
  form: 'FormTable',
  small: 'SmallTable',
};

const HEAD = `<w:tblStylePr w:type="firstRow"><w:tcPr><w:shd w:val="clear" w:color="auto" w:fill="${COLOURS.wash}"/></w:tcPr></w:tblStylePr>`;

/**
 * What the library's styles lack, as XML: the defaults that the others are based on, and the looks of tables, so that a
 * reviewer changes all tables of a kind at once.
 */
export function moreStyles(): string {
  return [
    '<w:style w:type="character" w:default="1" w:styleId="DefaultParagraphFont"><w:name w:val="Default Paragraph Font"/><w:uiPriority w:val="1"/><w:semiHidden/><w:unhideWhenUsed/></w:style>',
    `<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>${cellMargins(216, 0, 0)}</w:tblPr></w:style>`,
    '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/><w:uiPriority w:val="99"/><w:semiHidden/><w:unhideWhenUsed/></w:style>',
    tableStyle('RuledTable', 'TableNormal', `${borders(['top', 'bottom', 'insideH'])}${cellMargins(PADDING)}`, HEAD),
    tableStyle('SmallTable', 'RuledTable', cellMargins(SMALL_PADDING), HEAD),
    tableStyle(
      'FormTable',
      'TableNormal',
      `${borders(['top', 'left', 'bottom', 'right', 'insideH', 'insideV'])}${cellMargins(PADDING)}`,
    ),
  ].join('');
}

function tableStyle(id: string, basedOn: string, properties: string, parts: string = ''): string {
  const name = id.replace('Table', ' Table');
  return `<w:style w:type="table" w:customStyle="1" w:styleId="${id}"><w:name w:val="${name}"/><w:basedOn w:val="${basedOn}"/><w:uiPriority w:val="59"/><w:qFormat/><w:tblPr>${properties}</w:tblPr>${parts}</w:style>`;
}

function borders(sides: readonly string[]): string {
  const lines = sides.map((side) => `<w:${side} w:val="single" w:sz="4" w:space="0" w:color="${COLOURS.hairline}"/>`);
  return `<w:tblBorders>${lines.join('')}</w:tblBorders>`;
}

function cellMargins(padding: number, top = 50, bottom = 30): string {
  const side = (name: string, width: number): string => `<w:${name} w:w="${width}" w:type="dxa"/>`;
  const all = [side('top', top), side('left', padding / 2), side('bottom', bottom), side('right', padding / 2)];
  return `<w:tblCellMar>${all.join('')}</w:tblCellMar>`;
}
