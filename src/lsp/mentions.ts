import type { LinkedPortfolio } from '../coverage/index.js';
import type { ReferenceKind } from '../framework/index.js';
import {
  FIELDS,
  type FieldName,
  LineIndex,
  type ListItem,
  type PortfolioDocument,
  type Position,
} from '../portfolio/index.js';

/** Something that a document names. */
export type Mention =
  | { what: 'id'; kind: ReferenceKind; text: string; at: Position }
  | { what: 'evidence' | 'link'; written: string; at: Position }
  | { what: 'agreement'; stem: string; at: Position }
  | { what: 'source'; key: string; at: Position };

const CODES = ['criteria', 'standards', 'skills', 'dimensions'] as const;
const SINGLE = {
  stage: 'stages',
  role: 'roles',
  module: 'modules',
  phase: 'phases',
  purpose: 'purposes',
  route: 'routes',
  model: 'outlines',
} as const satisfies Partial<Record<FieldName, ReferenceKind>>;

/** All that a document names, in no order. */
export function* mentionsIn(document: PortfolioDocument): Iterable<Mention> {
  yield* inFrontMatter(document);
  const { links, images, items, citations } = document.facts;
  for (const { key, at } of citations) yield { what: 'source', key, at };
  for (const { url, at } of [...links, ...images]) yield { what: 'link', written: url, at };
  yield* inItems(document, items);
  yield* inHeadings(document);
}

function* inFrontMatter({ frontMatter }: PortfolioDocument): Iterable<Mention> {
  for (const kind of CODES) {
    for (const { value, at } of frontMatter[kind]?.value ?? []) yield { what: 'id', kind, text: value, at };
  }
  for (const [field, kind] of Object.entries(SINGLE) as [keyof typeof SINGLE, ReferenceKind][]) {
    const found = frontMatter[field];
    if (found) yield { what: 'id', kind, text: found.value, at: found.at };
  }
  for (const { point, level, at, levelAt } of frontMatter.ratings?.value ?? []) {
    yield { what: 'id', kind: 'standards', text: point, at };
    yield { what: 'id', kind: 'levels', text: level, at: levelAt };
  }
  for (const { file, at } of frontMatter.evidence?.value ?? []) {
    if (file !== null) yield { what: 'evidence', written: file, at };
  }
  if (frontMatter.scan) yield { what: 'evidence', written: frontMatter.scan.value, at: frontMatter.scan.at };
  if (frontMatter.agreement)
    yield { what: 'agreement', stem: frontMatter.agreement.value, at: frontMatter.agreement.at };
}

/** The skill that a task of a checklist is about, and the point that a target is for. */
function* inItems(document: PortfolioDocument, items: readonly ListItem[]): Iterable<Mention> {
  if (document.kind === 'checklist') {
    for (const { checked, text, at } of items) if (checked !== null) yield* wordIn(document, 'skills', text, at);
  } else if (document.kind === 'targets') {
    for (const { text, at } of items) {
      const point = /^for:\s*(\S+)/.exec(text)?.[1];
      if (point !== undefined) yield* wordIn(document, 'standards', point, at);
    }
  }
}

function* inHeadings(document: PortfolioDocument): Iterable<Mention> {
  const kind = document.kind === 'reflection' ? 'questions' : document.kind === 'self-assessment' ? 'standards' : null;
  if (kind === null) return;
  for (const { text, at } of document.facts.headings) yield* wordIn(document, kind, text, at);
}

/** The first word of a text, at its place within the stretch that holds the text. */
function* wordIn(
  { text: whole }: PortfolioDocument,
  kind: ReferenceKind,
  text: string,
  at: Position,
): Iterable<Mention> {
  const word = /^[\p{L}\p{N}][\p{L}\p{N}./-]*/u.exec(text)?.[0].replace(/\.$/, '');
  if (word === undefined) return;
  const lines = new LineIndex(whole);
  const from = whole.indexOf(word, lines.offsetOfLine(at.line) + at.column - 1);
  if (from !== -1) yield { what: 'id', kind, text: word, at: lines.position(from, from + word.length) };
}

/** @returns the key that stands at a place of the front-matter, or null */
export function keyAt(document: PortfolioDocument, line: number, column: number): FieldName | null {
  const lines = new LineIndex(document.text);
  const start = lines.offsetOfLine(line);
  if (line === 1 || start >= document.bodyOffset) return null;
  const key = /^([\w-]+):/.exec(document.text.slice(start, document.bodyOffset))?.[1] ?? '';
  return column <= key.length + 1 && Object.hasOwn(FIELDS, key) ? (key as FieldName) : null;
}

/** @returns what an id leads to, as `framework/id`, so that two ways to write it are one; null for an unknown one */
export function targetOf(linked: LinkedPortfolio, kind: ReferenceKind, text: string): string | null {
  const reference = linked.find(kind, text);
  return reference.found ? `${reference.framework.id}/${reference.id}` : null;
}
