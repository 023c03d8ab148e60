import type { FoundByWords } from '../../app/list.js';
import { type PortfolioDocument, stemOf } from '../../portfolio/index.js';
import { jsonText } from '../../text/json-text.js';
import type { Paint } from '../../text/paint.js';
import { printable } from '../../text/quoted.js';
import { shortened } from '../../text/wrap.js';

/** @returns `{version: 1, documents}` */
export function listJson(documents: readonly PortfolioDocument[]): string {
  return jsonText({ version: 1, documents: documents.map(documentData) });
}

/** @returns two lines a document */
export function listText(documents: readonly PortfolioDocument[], paint: Paint, width: number): string {
  return documents.map((document) => `${documentText(document, paint, width)}\n`).join('');
}

/** @returns what a word led to: `liaise` is in these, each with what it says */
export function foundText({ typed, found }: FoundByWords, width: number): string {
  const lines = found.map(({ id, statement }) => `  ${shortened(`${id}  ${printable(statement)}`, width - 2)}`);
  return `${[`Found by \`${printable(typed)}\`:`, ...lines].join('\n')}\n`;
}

function documentData({ path, kind, frontMatter }: PortfolioDocument): object {
  const ids = (name: 'criteria' | 'standards' | 'skills' | 'people'): string[] =>
    frontMatter[name]?.value.map(({ value }) => value) ?? [];
  return {
    path,
    kind,
    title: frontMatter.title?.value ?? null,
    date: frontMatter.date?.value ?? null,
    stage: frontMatter.stage?.value ?? null,
    criteria: ids('criteria'),
    standards: ids('standards'),
    skills: ids('skills'),
    people: ids('people'),
    hours: frontMatter.hours?.value ?? null,
  };
}

function documentText({ path, kind, frontMatter }: PortfolioDocument, paint: Paint, width: number): string {
  const date = (frontMatter.date?.value ?? '').padEnd(10);
  const criteria = printable(frontMatter.criteria?.value.map(({ value }) => value).join(', ') ?? '');
  const title = printable(frontMatter.title?.value ?? stemOf(path));
  const room = width - 12 - (criteria === '' ? 0 : criteria.length + 2);
  const shown = shortened(title, Math.max(9, room));
  return `${date}  ${paint.bold(shown)}${criteria === '' ? '' : `  ${criteria}`}\n            ${paint.dim(`${kind}, ${printable(path)}`)}`;
}
