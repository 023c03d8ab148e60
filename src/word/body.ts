import { changeOf } from './changes.js';
import type { WordBlock, WordCell, WordChange, WordParagraph, WordRow, WordTable } from './model.js';
import { readRuns, Stretches } from './runs.js';
import type { StyleMeaning } from './styles.js';
import { attribute, childOf, chosen, elementsIn, isOn, type XmlElement } from './xml.js';

/** What the blocks inside stand in. */
interface Around {
  table: number | null;
  row: number | null;
  isContents: boolean;
  change: WordChange | null;
}

/** Elements that only wrap blocks. */
const WRAPPERS = new Set('w:sdt w:sdtContent w:customXml w:smartTag w:ins w:moveTo w:del w:moveFrom'.split(' '));

/** Reads the body of a Word file into blocks; counts paragraphs and tables through all of it. */
export class BodyReader {
  readonly stretches: Stretches = new Stretches();
  readonly #styles: (id: string | null) => StyleMeaning;
  readonly #notes: ReadonlyMap<string, string>;
  readonly #addresses: ReadonlyMap<string, string>;
  #paragraphs = 0;
  #tables = 0;
  /** Places that begin between paragraphs belong to the next one. */
  #waiting: string[] = [];

  constructor(
    styles: (id: string | null) => StyleMeaning,
    notes: ReadonlyMap<string, string>,
    addresses: ReadonlyMap<string, string>,
  ) {
    this.#styles = styles;
    this.#notes = notes;
    this.#addresses = addresses;
  }

  read(body: XmlElement | undefined): WordBlock[] {
    return body ? this.#blocks(body, { table: null, row: null, isContents: false, change: null }) : [];
  }

  #blocks(parent: XmlElement, around: Around): WordBlock[] {
    return elementsIn(parent).flatMap((child) => this.#block(child, around));
  }

  #block(child: XmlElement, around: Around): WordBlock[] {
    if (child.name === 'w:p') return this.#paragraph(child, around);
    if (child.name === 'w:tbl') return [this.#table(child, around)];
    if (child.name === 'w:bookmarkStart') this.#waiting.push(attribute(child, 'w:name') ?? '');
    if (child.name === 'mc:AlternateContent') return this.#blocks(chosen(child), around);
    if (!WRAPPERS.has(child.name)) return [];
    return this.#blocks(child, {
      ...around,
      isContents: around.isContents || isContents(child),
      change: changeOf(child) ?? around.change,
    });
  }

  #paragraph(element: XmlElement, around: Around): WordBlock[] {
    this.#paragraphs += 1;
    const { table, row } = around;
    const properties = childOf(element, 'w:pPr');
    const style = this.#styles(attribute(childOf(properties, 'w:pStyle')));
    const outline = attribute(childOf(properties, 'w:outlineLvl'));
    const mark = elementsIn(childOf(properties, 'w:rPr')).map(changeOf);
    const paragraph: WordParagraph = {
      kind: 'paragraph',
      runs: [],
      heading: outline !== null && /^[0-8]$/.test(outline) ? Number(outline) + 1 : style.heading,
      isListed: childOf(properties, 'w:numPr') !== undefined,
      isContents: around.isContents || style.isContents,
      drawings: 0,
      links: [],
      bookmarks: this.#waiting.splice(0),
      change: around.change ?? mark.find((one) => one !== null) ?? null,
      place: { paragraph: this.#paragraphs, table, row },
    };
    const boxes = readRuns(element, paragraph, {
      notes: this.#notes,
      addresses: this.#addresses,
      stretches: this.stretches,
      change: around.change,
    });
    return [paragraph, ...boxes.flatMap((box) => this.#blocks(box, around))];
  }

  #table(element: XmlElement, around: Around): WordTable {
    this.#tables += 1;
    const number = this.#tables;
    const rows = rowsIn(element).map((row, index) => this.#row(row, { ...around, table: number, row: index + 1 }));
    return { kind: 'table', number, rows };
  }

  #row(element: XmlElement, around: Around & { row: number }): WordRow {
    const properties = childOf(element, 'w:trPr');
    const change = elementsIn(properties)
      .map(changeOf)
      .find((one) => one !== null);
    let column = countIn(properties, 'w:gridBefore') ?? 0;
    const cells = cellsIn(element).map((cell) => {
      const made = this.#cell(cell, column, { ...around, change: change ?? around.change });
      column += made.columns;
      return made;
    });
    return { number: around.row, cells };
  }

  #cell(element: XmlElement, column: number, around: Around): WordCell {
    const properties = childOf(element, 'w:tcPr');
    const merge = childOf(properties, 'w:vMerge');
    return {
      column,
      columns: countIn(properties, 'w:gridSpan') || 1,
      isContinued: merge !== undefined && attribute(merge) !== 'restart',
      fill: fillOf(properties) ?? fillOf(childOf(childOf(element, 'w:p'), 'w:pPr')),
      blocks: this.#blocks(element, around),
    };
  }
}

function rowsIn(table: XmlElement): XmlElement[] {
  return elementsIn(table).flatMap((child) =>
    child.name === 'w:tr' ? [child] : isWrapper(child) ? rowsIn(child) : [],
  );
}

function cellsIn(row: XmlElement): XmlElement[] {
  return elementsIn(row).flatMap((child) => (child.name === 'w:tc' ? [child] : isWrapper(child) ? cellsIn(child) : []));
}

const isWrapper = ({ name }: XmlElement): boolean => WRAPPERS.has(name);

function isContents(element: XmlElement): boolean {
  const gallery = childOf(childOf(childOf(element, 'w:sdtPr'), 'w:docPartObj'), 'w:docPartGallery');
  return attribute(gallery) === 'Table of Contents';
}

/** A number of columns; tables of more than Word makes are nobody's. */
function countIn(properties: XmlElement | undefined, name: string): number | undefined {
  const written = attribute(childOf(properties, name)) ?? '';
  return /^\d{1,2}$/.test(written) ? Number(written) : undefined;
}

function fillOf(properties: XmlElement | undefined): string | null {
  const shading = childOf(properties, 'w:shd');
  const fill = attribute(shading, 'w:fill')?.toUpperCase() ?? '';
  return /^[0-9A-F]{6}$/.test(fill) && fill !== 'FFFFFF' && !isOn(shading, 'w:none') ? fill : null;
}
