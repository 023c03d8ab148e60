import { LineIndex } from '../../text/position.js';
import { quoted } from '../../text/quoted.js';
import { askedElse, nearest } from '../../text/suggest.js';
import { normalise } from '../document.js';
import type { ReadProblem } from '../model.js';
import { parseBibtex, type RawEntry } from './bibtex.js';
import { plainAddress, plainLatex } from './latex.js';
import { BIBLIOGRAPHY_PATH, type Source, type SourceName } from './model.js';
import { readNames } from './names.js';

/** What BibTeX and BibLaTeX call the kinds of works. Others are set as what has a title and perhaps an address. */
const TYPES =
  'article book booklet collection conference electronic inbook incollection inproceedings manual mastersthesis misc mvbook online patent periodical phdthesis proceedings report software suppbook techreport thesis unpublished webpage'.split(
    ' ',
  );
const ADDRESSES = new Set(['url', 'doi', 'eprint']);
/** Fields that say who is behind a work that names no author. */
const BODIES = ['organization', 'institution', 'publisher'] as const;
const OF_BODIES = new Set(['electronic', 'manual', 'misc', 'online', 'report', 'techreport', 'webpage']);

export interface Bibliography {
  sources: Source[];
  problems: ReadProblem[];
}

/**
 * Reads references.bib: BibTeX, as Zotero, Mendeley and library catalogues write it. Never throws for its content.
 * @param raw the file's text
 */
export function readBibliography(raw: string): Bibliography {
  const text = normalise(raw);
  const { entries, faults } = parseBibtex(text, new LineIndex(text));
  const problems = faults.map(
    (fault): ReadProblem => ({ rule: 'read/bibliography', path: BIBLIOGRAPHY_PATH, ...fault }),
  );
  const sources = new Map<string, Source>();
  for (const entry of entries) {
    const source = toSource(entry);
    const first = sources.get(entry.key);
    if (first) problems.push(secondKey(entry, first));
    else sources.set(entry.key, source);
    problems.push(...strangeType(entry), ...lacking(source));
  }
  return { sources: [...sources.values()], problems };
}

function toSource({ type, key, at, fields }: RawEntry): Source {
  const plain = new Map([...fields].map(([name, { value }]) => [name, plainOf(name, value)]));
  const named = readNames(fields.get('author')?.value ?? '');
  const editors = readNames(fields.get('editor')?.value ?? '');
  const year = plain.get('year') || /^\d{4}/.exec(plain.get('date') ?? '')?.[0] || null;
  const address = /\\url/.test(fields.get('howpublished')?.value ?? '') && !plain.get('url');
  if (address) plain.set('url', plainAddress(fields.get('howpublished')?.value ?? ''));
  const rest = [...plain].filter(([name, value]) => value !== '' && name !== '__proto__');
  return {
    key,
    type,
    authors: named.length > 0 ? named : bodyOf(type, editors, plain),
    editors,
    year,
    fields: Object.fromEntries(rest),
    at,
  };
}

function plainOf(name: string, value: string): string {
  return ADDRESSES.has(name) ? plainAddress(value) : plainLatex(value);
}

function bodyOf(type: string, editors: readonly SourceName[], plain: ReadonlyMap<string, string>): SourceName[] {
  if (!OF_BODIES.has(type) || editors.length > 0) return [];
  const body = BODIES.map((name) => plain.get(name)).find(Boolean);
  return body === undefined ? [] : [{ family: body, given: '' }];
}

function secondKey({ key, at }: RawEntry, first: Source): ReadProblem {
  return {
    rule: 'read/duplicate-key',
    path: BIBLIOGRAPHY_PATH,
    at,
    message: `Unexpected second source ${quoted(key)}: line ${first.at.line} already has this key, and counts`,
    hint: 'Give one of the two another key, or delete the one that is out of date.',
  };
}

function strangeType({ type, typeAt }: RawEntry): ReadProblem[] {
  const meant = TYPES.includes(type) ? undefined : nearest(type, TYPES)[0];
  if (meant === undefined) return [];
  return [
    {
      rule: 'read/bibliography',
      path: BIBLIOGRAPHY_PATH,
      at: typeAt,
      message: `Unexpected type ${quoted(`@${type}`)}`,
      hint: askedElse(`@${meant}`, ''),
      doubtful: true,
    },
  ];
}

/** What every reference says: who, when, what. */
function lacking({ key, authors, editors, year, fields, at }: Source): ReadProblem[] {
  const missing = [
    ...(authors.length === 0 && editors.length === 0 ? [['author', 'it is cited by its title'] as const] : []),
    ...(year === null ? [['year', 'it is cited as “n.d.” (no date)'] as const] : []),
    ...(fields['title'] === undefined ? [['title', 'the reference does not say what it is'] as const] : []),
  ];
  return missing.map(([field, instead]) => ({
    rule: 'read/source',
    path: BIBLIOGRAPHY_PATH,
    at,
    message: `Source ${quoted(key)} has no ${field}: ${instead}`,
    hint: `Add \`${field} = {…}\` if it is known.`,
  }));
}
