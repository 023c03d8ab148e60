import { attribute, childOf, elementsIn, type XmlElement } from './xml.js';

/** What a paragraph style stands for. */
export interface StyleMeaning {
  /** 1 to 9; 0 for a title; null for text. */
  heading: number | null;
  isContents: boolean;
}

const TEXT: StyleMeaning = { heading: null, isContents: false };

/** What each paragraph style of a file stands for, by its id: by its name, else by its outline, else by the style it comes from. */
export function styleLevels(styles: XmlElement | null): (id: string | null) => StyleMeaning {
  const byId = new Map(
    elementsIn(styles ?? undefined, 'w:style').map((style) => [attribute(style, 'w:styleId') ?? '', style]),
  );
  const known = new Map<string, StyleMeaning>();
  const meaning = (id: string, depth: number): StyleMeaning => {
    const found = known.get(id);
    if (found) return found;
    const style = byId.get(id);
    const own = ownMeaning(style, id);
    const base = attribute(childOf(style, 'w:basedOn'));
    const made = own ?? (base !== null && depth < 12 ? meaning(base, depth + 1) : TEXT);
    known.set(id, made);
    return made;
  };
  return (id) => (id === null ? TEXT : meaning(id, 0));
}

function ownMeaning(style: XmlElement | undefined, id: string): StyleMeaning | null {
  const name = (attribute(childOf(style, 'w:name')) ?? id).toLowerCase();
  if (/^(?:toc|contents) ?\d/.test(name)) return { heading: null, isContents: true };
  const level = /^heading ?([1-9])$/.exec(name)?.[1];
  if (level !== undefined) return { heading: Number(level), isContents: false };
  if (name === 'title') return { heading: 0, isContents: false };
  const outline = attribute(childOf(childOf(style, 'w:pPr'), 'w:outlineLvl'));
  return outline !== null && /^[0-8]$/.test(outline) ? { heading: Number(outline) + 1, isContents: false } : null;
}
