import { DECLARED_FIELDS, type DeclaredField, findLenders } from '../framework/choices.js';
import type { Framework } from '../framework/model.js';
import { OWN_FOLDER } from '../framework/own/paths.js';
import { quoted } from '../text/quoted.js';
import { correction } from '../text/suggest.js';
import { BIBLIOGRAPHY_PATH, readBibliography } from './bibliography/index.js';
import { emptyConfig, readConfig } from './config.js';
import { declaredWords } from './declared-words.js';
import { type DocumentResult, readDocument } from './document.js';
import { type FileSet, type FileTrouble, isTextPath } from './files.js';
import { CONFIG_PATH } from './find.js';
import { copiedFrom, isLeftOut, waitingInCloud } from './leavings.js';
import type { Portfolio, PortfolioConfig, PortfolioDocument, PortfolioFile, ReadProblem } from './model.js';
import { isMisnamedPeople, isPeoplePath, PEOPLE_PATH, readPeople } from './people.js';
import { sealedPaths } from './sealed-paths.js';
import { TextsOnDemand } from './texts-on-demand.js';

/** Where frameworks come from: those built in, and later the portfolio's own. */
export interface FrameworkSource {
  ids: () => string[];
  load: (id: string) => Framework | null;
}

/** Reads what one Markdown file holds; a cache may stand in for `readDocument`, and need no text for it. */
export type DocumentReader = (path: string, text: () => string) => DocumentResult;

const readAnew: DocumentReader = (path, text) => readDocument(path, text());

/**
 * Makes a portfolio of the files of a folder. Pure: wrong content is among `problems`, never an exception.
 * @param frameworks where the packs that it follows come from
 */
export function readPortfolio(all: FileSet, frameworks: FrameworkSource, read: DocumentReader = readAnew): Portfolio {
  const { config, problems: configProblems } = readConfigOf(all);
  const files = ownFiles(all, config.ignore);
  const problems: ReadProblem[] = [...files.troubles].map(([path, trouble]) =>
    isWide(path, files) ? wide(path) : troubleProblem(path, trouble),
  );
  const { people, problems: peopleProblems } = readPeople(files.texts.get(PEOPLE_PATH) ?? '');
  const { sources, problems: sourceProblems } = readBibliography(files.texts.get(BIBLIOGRAPHY_PATH) ?? '');
  problems.push(...configProblems, ...peopleProblems, ...unreadPeople(files), ...sourceProblems);
  const followed = followFrameworks(config, frameworks, problems);
  const documents: PortfolioDocument[] = [];
  for (const path of files.texts.keys()) {
    if (!/\.(md|markdown)$/i.test(path)) continue;
    const result = read(path, () => files.texts.get(path) ?? '');
    const copied = result.document && copyProblem(result.document, files.texts, read);
    if (copied) problems.push(copied);
    else if (result.document) documents.push(result.document);
    if (!copied) problems.push(...result.problems);
  }
  return {
    config,
    frameworks: followed,
    lenders: findLenders(wordsUsed(documents), followed, frameworks),
    documents,
    files: new Map(
      withDigests(files, documents).flatMap((file) =>
        isPeoplePath(file.path) ? [] : [[file.path, withFault(file, all)]],
      ),
    ),
    sources,
    people,
    problems: problems.filter(({ rule, path }) => rule === 'read/encoding' || !isWide(path, files)),
    submissions: files.submissions ?? [],
  };
}

/** Whether a text is UTF-16, as Windows PowerShell and old editors write it: read as UTF-8, every other character is nothing. */
function isWide(path: string, { texts, troubles }: FileSet): boolean {
  return troubles.get(path)?.kind === 'encoding' && texts.get(path)?.includes('\0') === true;
}

function wide(path: string): ReadProblem {
  const message = 'Unexpected UTF-16, expected UTF-8: nothing of the file is read, and it is not counted';
  return { rule: 'read/encoding', path, at: null, message, hint: AS_UTF8 };
}

const AS_UTF8 = 'Save it again as UTF-8 (in Notepad: Save as, Encoding, UTF-8).';

/** What is the portfolio's own of a folder: without leavings, and what portfolio.yaml leaves out. */
function ownFiles(all: FileSet, ignored: readonly string[]): FileSet {
  const isOwn = (path: string): boolean => !isLeftOut(path, ignored);
  const waiting = all.files.flatMap(({ path }) => {
    const name = waitingInCloud(path);
    return name !== null && isTextPath(name) && isOwn(name)
      ? [[name, { kind: 'elsewhere', detail: '' } as const] as const]
      : [];
  });
  return {
    ...(all.digest ? { digest: (path: string) => all.digest?.(path) ?? null } : {}),
    ...(all.submissions ? { submissions: all.submissions } : {}),
    files: all.files.filter(({ path }) => isOwn(path)),
    texts: textsAt(all, [...all.texts.keys()].filter(isOwn)),
    troubles: new Map([...[...all.troubles].filter(([path]) => isOwn(path)), ...waiting]),
  };
}

function textsAt({ texts }: FileSet, paths: readonly string[]): FileSet['texts'] {
  return paths.length === texts.size
    ? texts
    : new TextsOnDemand(paths.map((path) => [path, () => texts.get(path) ?? '']));
}

/** A second version of an entry that a program made beside the first: it would count twice. */
function copyProblem(
  document: PortfolioDocument,
  texts: ReadonlyMap<string, string>,
  read: DocumentReader,
): ReadProblem | null {
  const { path, frontMatter } = document;
  const isTwin = (original: string): boolean => {
    const other = read(original, () => texts.get(original) ?? '').document;
    if (other === null) return false;
    const same = (key: 'title' | 'date'): boolean => frontMatter[key]?.value === other.frontMatter[key]?.value;
    return document.text === other.text || (frontMatter.title !== undefined && same('title') && same('date'));
  };
  const original = copiedFrom(path).find((one) => texts.has(one.path) && (one.isSure || isTwin(one.path)));
  if (!original) return null;
  return {
    rule: 'read/copy',
    path,
    at: null,
    message: `Unexpected copy of ${quoted(original.path)}: it is not counted, and not handed in`,
    hint: 'A program that synchronises folders made it: move whatever only the copy says, then delete it.',
  };
}

function wordsUsed(documents: readonly PortfolioDocument[]): Map<DeclaredField, Set<string>> {
  const values = (field: DeclaredField): string[] =>
    documents.flatMap(({ frontMatter }) => declaredWords(frontMatter, field).map(({ value }) => value));
  return new Map(DECLARED_FIELDS.map((field) => [field, new Set(values(field))]));
}

/** Names that are not read must be said, or they are taken for none; a copy of them lies about unseen. */
function unreadPeople({ files }: FileSet): ReadProblem[] {
  return files.flatMap(({ path, outside }): ReadProblem[] => {
    if (!isPeoplePath(path) || (path === PEOPLE_PATH && !outside)) return [];
    return [{ ...(outside ? LINK_OUT : isMisnamedPeople(path) ? MISNAMED : COPY), path, at: null }];
  });
}

const LINK_OUT = {
  rule: 'read/unreadable',
  message: 'Unexpected link out of the portfolio: it is not opened, so mentor looks for no names',
  hint: 'Put the file itself in its place.',
} as const;

const MISNAMED = {
  rule: 'read/unreadable',
  message: `Unexpected name, expected \`${PEOPLE_PATH}\`, in small letters: it is not read, so mentor looks for no names`,
  hint: `Rename it to ${PEOPLE_PATH}, which .gitignore leaves out, too.`,
} as const;

const COPY = {
  rule: 'private/copy',
  message: `Unexpected copy of ${PEOPLE_PATH}: it lists real names`,
  hint: 'Delete it, or keep it outside the portfolio; it is never shown or handed in.',
} as const;

function withFault(file: PortfolioFile, { faults }: FileSet): PortfolioFile {
  const isEmpty = file.size === 0 && !file.outside && !isTextPath(file.path);
  const fault = faults?.get(file.path) ?? (isEmpty ? 'empty' : undefined);
  return fault === undefined ? file : { ...file, fault };
}

/** Only what a seal names is hashed: a portfolio that nobody has signed costs nothing. */
function withDigests(set: FileSet, documents: readonly PortfolioDocument[]): PortfolioFile[] {
  const sealed = sealedPaths(documents);
  if (sealed.size === 0 || !set.digest) return set.files;
  return set.files.map((file) =>
    !file.outside && sealed.has(file.path.normalize('NFC')) && set.digest
      ? { ...file, digest: set.digest(file.path) }
      : file,
  );
}

function readConfigOf(files: FileSet): { config: PortfolioConfig; problems: ReadProblem[] } {
  const text = files.texts.get(CONFIG_PATH);
  return text === undefined ? { config: emptyConfig(), problems: [] } : readConfig(text);
}

function followFrameworks(config: PortfolioConfig, source: FrameworkSource, problems: ReadProblem[]): Framework[] {
  return config.frameworks.flatMap(({ value, at }) => {
    const framework = source.load(value);
    if (framework) return [framework];
    problems.push({
      rule: 'link/framework',
      path: CONFIG_PATH,
      at,
      message: `Unexpected framework ${quoted(value)}`,
      ...correction(value, source.ids()),
    });
    return [];
  });
}

function smaller(path: string): string {
  if (path.startsWith(`${OWN_FOLDER}/`))
    return 'Keep only the parts you need, or divide it into packs that use each other (`uses`).';
  return /\.ya?ml$/i.test(path)
    ? 'Such a file need not be that long: look for text that was pasted in by mistake.'
    : 'Split it into entries, or keep it in evidence/ as a file.';
}

function troubleProblem(path: string, trouble: FileTrouble): ReadProblem {
  const problem = { path, at: null };
  if (trouble.kind === 'too-large') {
    const size = (Number(trouble.detail) / 1024 / 1024).toFixed(1);
    return {
      ...problem,
      rule: 'read/too-large',
      message: `Unexpected size: ${size} MB of text, expected at most 2 MB; the file is not counted`,
      hint: smaller(path),
    };
  }
  if (trouble.kind === 'too-deep') {
    return {
      ...problem,
      rule: 'read/unreadable',
      message: 'Unexpected depth: a folder inside twenty others, so what is in it is not counted',
      hint: 'Move it further up, or name it under `ignore` in portfolio.yaml.',
    };
  }
  if (trouble.kind === 'elsewhere') {
    return {
      ...problem,
      rule: 'read/unreadable',
      message: 'Unexpected placeholder: the file is in iCloud and not on this computer, so it is not counted',
      hint: 'Open its folder in the Finder and choose Download Now, then run the command again.',
    };
  }
  if (trouble.kind === 'no-file') {
    return {
      ...problem,
      rule: 'read/unreadable',
      message: `Unexpected kind: it is ${trouble.detail}, so mentor looks for no names`,
      hint: 'Move it away, and put your list of names in its place.',
    };
  }
  if (trouble.kind === 'encoding') {
    return {
      ...problem,
      rule: 'read/encoding',
      message: 'Unexpected bytes: the file is not UTF-8, so some characters are lost',
      hint: AS_UTF8,
    };
  }
  if (trouble.detail === 'ENOENT' || trouble.detail === 'ELOOP') {
    return {
      ...problem,
      rule: 'read/unreadable',
      message: 'Unexpected link to a file that is not there',
      hint: 'Put the file itself in its place, or delete the link.',
    };
  }
  return {
    ...problem,
    rule: 'read/unreadable',
    message: `The file cannot be read (${trouble.detail})`,
    hint: 'Check its permissions, and close any program that has it open.',
  };
}
