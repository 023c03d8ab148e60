import { evidenceOf, isJournalEntry } from '../../coverage/index.js';
import { isTextPath } from '../../portfolio/files.js';
import { linkTo, stemOf } from '../../portfolio/index.js';
import { yamlText } from '../../text/yaml-text.js';
import type { View } from '../session.js';
import type { Offer } from './offer.js';

/** Files that can be evidence, as front-matter names them; what nobody links yet comes first. */
export function evidenceOffers({ linked: { portfolio } }: View): Offer[] {
  const used = new Set(portfolio.documents.flatMap((one) => evidenceOf(one, portfolio)).map(({ target }) => target));
  return evidencePaths(portfolio.files).map((path) => ({
    label: path,
    about: used.has(path) ? '' : 'not linked yet',
    insert: /[\s,[\]{}'"#:]/.test(path) ? yamlText(path) : path,
    rank: used.has(path) ? 1 : 0,
    kind: 'file',
  }));
}

/** Where a link in a text can lead: entries, then evidence, as paths from the file it stands in. */
export function linkOffers({ linked: { portfolio } }: View, from: string): Offer[] {
  const documents = portfolio.documents.filter(({ path }) => path !== from);
  return [
    ...documents.map(
      (document): Offer => ({
        label: linkTo(from, document.path),
        about: document.frontMatter.title?.value ?? document.kind,
        rank: isJournalEntry(document) ? 0 : 1,
        kind: 'file',
      }),
    ),
    ...evidencePaths(portfolio.files).map(
      (path): Offer => ({ label: linkTo(from, path), about: 'evidence', rank: 2, kind: 'file' }),
    ),
  ];
}

export function agreementOffers({ linked }: View): Offer[] {
  const agreements = linked.portfolio.documents.filter(({ kind }) => kind === 'agreement');
  return agreements.map(({ path, frontMatter }) => {
    return { label: stemOf(path), about: frontMatter.title?.value ?? path, rank: 0, kind: 'file' };
  });
}

/** Paths of the Markdown files that count, as comments name them. */
export function documentOffers({ linked }: View): Offer[] {
  return linked.portfolio.documents.map(({ path, frontMatter, kind }) => {
    return { label: path, about: frontMatter.title?.value ?? kind, rank: 0, kind: 'file' };
  });
}

function evidencePaths(files: View['linked']['portfolio']['files']): string[] {
  const shown = [...files.values()].filter(({ path, outside }) => !outside && !isTextPath(path) && path.includes('/'));
  return shown.map(({ path }) => path).filter((path) => !path.split('/').some((part) => part.startsWith('.')));
}
