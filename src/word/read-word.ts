import { BodyReader } from './body.js';
import { readComments } from './comments.js';
import type { WordFile } from './model.js';
import { openParts, type WordParts } from './parts.js';
import { styleLevels } from './styles.js';
import { childOf, elementsIn, textIn } from './xml.js';

/**
 * Reads a Word file: its paragraphs and tables, what is ticked, shaded, struck out or changed in them, the comments beside
 * them, and the places that it names. Nothing of what it shows by its looks is dropped.
 * @param bytes of the file
 * @param called its name, for messages
 * @throws Refusal where it is no Word file, protected, damaged, or made to fill the memory
 */
export function readWord(bytes: Buffer, called: string): WordFile {
  const parts = openParts(bytes, called);
  const reader = new BodyReader(styleLevels(parts.read('styles.xml')), notesOf(parts), addressesOf(parts));
  const blocks = reader.read(childOf(parts.document(), 'w:body'));
  return {
    blocks,
    edges: parts.edges().flatMap((edge) => reader.read(edge)),
    comments: readComments(parts, reader.stretches.found),
    properties: propertiesOf(parts),
  };
}

/** The text of each note, by its number; those that are lines above notes have none. */
function notesOf(parts: WordParts): ReadonlyMap<string, string> {
  const notes = new Map<string, string>();
  for (const name of ['footnotes.xml', 'endnotes.xml'])
    for (const note of elementsIn(parts.read(name) ?? undefined))
      notes.set(`${name[0]}${note.attributes['w:id'] ?? ''}`, textIn(note).trim());
  return notes;
}

/** The addresses outside the file that links in it lead to, by their ids. */
function addressesOf(parts: WordParts): ReadonlyMap<string, string> {
  const all = elementsIn(parts.read('_rels/document.xml.rels') ?? undefined, 'Relationship');
  const links = all.filter(({ attributes }) => attributes['Type']?.endsWith('/hyperlink'));
  return new Map(links.map(({ attributes }) => [attributes['Id'] ?? '', attributes['Target'] ?? '']));
}

function propertiesOf(parts: WordParts): ReadonlyMap<string, string> {
  const all = elementsIn(parts.properties() ?? undefined, 'property');
  return new Map(all.map((one) => [one.attributes['name'] ?? '', textIn(one).trim()]));
}
