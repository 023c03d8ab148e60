import { relative, resolve, sep } from 'node:path';
import { stemOf } from '../portfolio/document.js';
import type { PortfolioDocument } from '../portfolio/model.js';
import { Refusal } from '../text/refusal.js';
import { suggestion } from '../text/suggest.js';

/**
 * The document that a person means: by its path, its file name, or a part of its file name or title that no other has.
 * @param documents to look among
 * @param from the folder that a path counts from, absolute
 * @param root the portfolio, absolute
 * @throws Refusal where there is none, or more than one
 */
export function findDocument(
  documents: readonly PortfolioDocument[],
  text: string,
  from: string,
  root: string,
): PortfolioDocument {
  const wanted = text.trim();
  const path = relative(root, resolve(from, wanted)).split(sep).join('/');
  const tests: ((document: PortfolioDocument) => boolean)[] = [
    (document) => document.path === path || document.path === wanted.replaceAll('\\', '/'),
    (document) => stemOf(document.path) === wanted.replace(/\.md$/, ''),
    (document) => namesOf(document).includes(folded(wanted)),
    (document) => namesOf(document).some((name) => name.includes(folded(wanted))),
  ];
  for (const isMeant of tests) {
    const found = folded(wanted) === '' ? [] : documents.filter(isMeant);
    if (found[0] && found.length === 1) return found[0];
    if (found.length > 1)
      throw unknown(
        `\`${wanted}\` matches ${found.length} files.`,
        `Say which: ${found
          .slice(0, 5)
          .map((one) => stemOf(one.path))
          .join(', ')}${found.length > 5 ? ' …' : ''}.`,
      );
  }
  const stems = documents.map(({ path }) => stemOf(path));
  const hint = suggestion(wanted, stems, '`mentor list` shows what there is.');
  throw unknown(`There is no file \`${wanted}\` in this portfolio.`, hint);
}

/** File name without its date, file name, and title. */
function namesOf({ path, frontMatter }: PortfolioDocument): string[] {
  const stem = stemOf(path);
  return [stem.replace(/^\d{4}-\d\d-\d\d-/, ''), stem, frontMatter.title?.value ?? ''].map(folded);
}

const folded = (text: string): string =>
  text
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

const unknown = (message: string, hint: string): Refusal => new Refusal('UnknownEntry', message, hint);
