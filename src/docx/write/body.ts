import { FileChild, type IContext, type IXmlableObject } from 'docx';
import { type Resolve, xmlOf } from './xml.js';

/** Stands in the library's file where the body goes. */
const MARK = 'body-goes-here';
const PLACE = new RegExp(`<w:p w:rsidR="${MARK}">?(?:</w:p>|/>)`);
const PICTURE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/image';

/**
 * The body of the file. It is made and turned into XML block by block, so that no more than one of them is in memory at a
 * time, and what the library would look for in the whole text (which list, which picture) is put where it belongs at once.
 */
export class Body extends FileChild {
  readonly #blocks: Iterable<FileChild>;
  readonly #lists = new Map<string, number>();
  readonly #pictures = new Map<string, string>();
  #xml: string[] = [];

  /** @param blocks asked for one after the other, once */
  constructor(blocks: Iterable<FileChild>) {
    super('w:p');
    this.#blocks = blocks;
  }

  override prepForXml(context: IContext): IXmlableObject {
    const resolve: Resolve = (element, name, value) => {
      if (element === 'w:numId') return this.#list(value, context);
      return name === 'r:embed' ? this.#picture(value, context) : value;
    };
    for (const block of this.#blocks) {
      const described = block.prepForXml(context);
      if (described) this.#xml.push(xmlOf(described, resolve));
    }
    return { 'w:p': [{ _attr: { 'w:rsidR': MARK } }] };
  }

  /** The text of word/document.xml with the body in its place. */
  into(xml: string): string {
    const [before = '', after] = xml.split(PLACE);
    if (after === undefined) throw new Error('The library put the body elsewhere.');
    return [before, ...this.#xml, after].join('');
  }

  /** `{bullet-0}` as the number of that list. */
  #list(value: string, { file }: IContext): string {
    if (!this.#lists.has(value))
      for (const { reference, instance, numId } of file.Numbering.ConcreteNumbering)
        this.#lists.set(`{${reference}-${instance}}`, numId);
    return String(this.#lists.get(value) ?? value);
  }

  /** `rId{name.png}` as the picture's relationship. */
  #picture(value: string, { viewWrapper }: IContext): string {
    const known = this.#pictures.get(value);
    if (known !== undefined) return known;
    const id = `Picture${this.#pictures.size + 1}`;
    viewWrapper.Relationships.addRelationship(id, PICTURE, `media/${value.slice('rId{'.length, -1)}`);
    this.#pictures.set(value, `rId${id}`);
    return `rId${id}`;
  }
}
