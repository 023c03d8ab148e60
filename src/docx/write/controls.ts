import { BuilderElement, CheckBox, type ParagraphChild, TextRun, type XmlComponent } from 'docx';
import { cleanText } from './clean-text.js';
import { COLOURS } from './styles.js';

/** A font with both signs on every machine that has Word; others take what they have. */
const SIGNS = 'MS Gothic';

/** A box that a click ticks (ISO/IEC 29500, structured document tags; the box itself is Word 2010's). */
export function box(ticked: boolean): CheckBox {
  return new CheckBox({
    checked: ticked,
    checkedState: { value: '2612', font: SIGNS },
    uncheckedState: { value: '2610', font: SIGNS },
  });
}

/** A place to write in: a click takes it whole, and what it asks goes with the first letter. */
export function blank(prompt: string): ParagraphChild {
  const asked = new TextRun({ text: cleanText(prompt), color: COLOURS.quiet });
  const many = element('w:text', { 'w:multiLine': '1' });
  const properties = element('w:sdtPr', {}, [element('w:showingPlcHdr'), many]);
  // The library types what a paragraph may hold by its own classes.
  return element('w:sdt', {}, [properties, element('w:sdtContent', {}, [asked])]) as ParagraphChild;
}

/** An element that the library has no name for. */
export function element(
  name: string,
  attributes: Record<string, string> = {},
  children: readonly (XmlComponent | string)[] = [],
): XmlComponent {
  const keys = Object.entries(attributes).map(([key, value]) => [key, { key, value }]);
  const made = new BuilderElement({ name, attributes: Object.fromEntries(keys) });
  for (const child of children) made.addChildElement(child);
  return made;
}
