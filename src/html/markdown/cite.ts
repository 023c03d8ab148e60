import type { Element, ElementContent, Text } from 'hast';
import { type CitationGroup, type CitedWork, findCitations } from '../../portfolio/citations.js';
import type { Speaker } from '../words/speaker.js';
import { together, type Words } from '../words/words.js';
import type { Destination, Links } from './link-map.js';
import { saidNode } from './said.js';

type Cited = Omit<Extract<Destination, { kind: 'source' }>, 'who' | 'year'> & { who: Words; year: Words };

/**
 * Sets the citations of a text: `[@lane2019, p. 4]` becomes “(Lane, 2019, p. 4)”, leading to the list of references.
 * A key that the list does not have stays as it is written.
 * @param path the file that the text stands in
 */
export function cite(node: Text, links: Links, path: string, speaker: Speaker): ElementContent[] {
  const text = node.value;
  const parts: ElementContent[] = [];
  let done = 0;
  for (const group of findCitations(text)) {
    const set = setGroup(text, group, (key) => {
      const found = links.source(key, path);
      return found.kind === 'source'
        ? { ...found, who: speaker.text(found.who), year: speaker.text(found.year) }
        : null;
    });
    if (set === null) continue;
    parts.push(...words(text.slice(done, group.from)), ...set);
    done = group.to;
  }
  return done === 0 ? [node] : [...parts, ...words(text.slice(done))];
}

/** null where none of its keys is known. */
function setGroup(
  text: string,
  { bracketed, works }: CitationGroup,
  find: (key: string) => Cited | null,
): ElementContent[] | null {
  const found = works.map((work) => ({ work, source: find(work.key) }));
  if (found.every(({ source }) => source === null)) return null;
  if (!bracketed) return found.flatMap(({ work, source }) => (source ? inSentence(source, work) : []));
  const set = found.flatMap(({ work, source }, index) => [
    ...words(index > 0 ? '; ' : ''),
    ...(source ? inBrackets(source, work) : words(text.slice(work.from, work.to))),
  ]);
  return [...words('('), ...set, ...words(')')];
}

/** `Lane, 2019, p. 4` */
function inBrackets(source: Cited, { before, locator, yearOnly }: CitedWork): ElementContent[] {
  const said = yearOnly ? [saidNode(source.year)] : [...who(source), saidNode(together([', ', source.year], ''))];
  return [...words(before && `${before} `), leading(source.id, said), ...words(locator && `, ${locator}`)];
}

/** `Lane (2019, p. 4)` */
function inSentence(source: Cited, { locator }: CitedWork): ElementContent[] {
  const said = [...who(source), saidNode(together([' (', source.year], ''))];
  return [leading(source.id, said), ...words(`${locator && `, ${locator}`})`)];
}

function who({ who: name, titled }: Cited): ElementContent[] {
  return titled ? [{ type: 'element', tagName: 'em', properties: {}, children: [saidNode(name)] }] : [saidNode(name)];
}

function leading(id: string, children: ElementContent[]): Element {
  return { type: 'element', tagName: 'a', properties: { href: `#${id}`, className: ['cite'] }, children };
}

function words(value: string): Text[] {
  return value === '' ? [] : [{ type: 'text', value }];
}
