import { readDocument } from '../portfolio/document.js';
import type { PortfolioDocument, PortfolioFile } from '../portfolio/model.js';
import { yamlText } from '../text/yaml-text.js';
import { digestOf, fileList, type Seal, sealDigest } from '../trust/seal.js';
import { type PlaceInOrder, statementOf, statementText } from '../trust/statement.js';
import type { Intention } from './may-sign.js';

/** What somebody who signs says. */
export interface SignOffWords extends Intention {
  /** As front-matter names it: qualified where two frameworks have a stage of that name. */
  stage: string;
  role: string;
  /** The reviewer's own ratings: points and levels. */
  ratings: readonly [point: string, level: string][];
  /** Who transcribed it from paper, or null. */
  enteredBy: string | null;
  /** The scanned page, as a path in the portfolio with its digest; or null. */
  scan: PortfolioFile | null;
}

/** A sign-off ready to be written, and what a signature of it is made over. */
export interface SealedSignOff {
  text: (signature: string | null) => string;
  /** Canonical JSON. */
  statement: string;
  /** `sha256:…` of the seal's list. */
  seal: string;
}

const FIRST: PlaceInOrder = { number: 1, previous: null, after: [] };

/**
 * Makes a sealed sign-off of what somebody says and what it is said on.
 * @param packVersion the version of the framework pack that it was read by
 * @param place which sign-off of its role it will be, and after whom; left out: the first of the stage
 */
export function sealSignOff(
  words: SignOffWords,
  seal: Seal,
  packVersion: number,
  place: PlaceInOrder = FIRST,
): SealedSignOff {
  const digest = sealDigest(seal);
  const [pack = '', stage = ''] = seal.stage.split('/');
  const files = new Map(words.scan ? [[words.scan.path, words.scan]] : []);
  const about = { form: seal.form, seal: digest, pack, packVersion, stage, place };
  const statement = statementText(statementOf(signOffOf(words), about, { files }));
  const lines = sealLines(seal, packVersion, place, { digest, statement: digestOf(statement) });
  return { text: (signature) => signOffText(words, lines, signature), statement, seal: digest };
}

function sealLines(
  seal: Seal,
  packVersion: number,
  { number, previous, after }: PlaceInOrder,
  { digest, statement }: { digest: string; statement: string },
): string[] {
  return [
    'seal:',
    `  form: ${seal.form}`,
    `  stage: ${yamlText(seal.stage)}`,
    `  pack-version: ${packVersion}`,
    `  mentor: ${yamlText(seal.mentor)}`,
    `  digest: ${digest}`,
    `  statement: ${statement}`,
    `  number: ${number}`,
    ...(previous === null ? [] : [`  previous: ${previous}`]),
    ...block('after', fileList(after)),
    ...block('for', seal.terms.map((term) => `${term}\n`).join('')),
    ...block('files', fileList(seal.files)),
  ];
}

function block(name: string, lines: string): string[] {
  return lines === '' ? [] : [`  ${name}: |`, ...indented(lines, '    ')];
}

/** The sign-off as it will be read, but for its seal. @param path where it will lie: its links count from there */
export function signOffOf(words: SignOffWords, path: string = 'sign-off.md'): PortfolioDocument {
  // What is signed is what the file says when it is read again, so it is read to find out; its kind stands in it.
  return readDocument(path, signOffText(words, [], null)).document as PortfolioDocument;
}

function signOffText(words: SignOffWords, seal: readonly string[], signature: string | null): string {
  const { enteredBy, scan, comment } = words;
  const lines = [
    '---',
    'kind: sign-off',
    `date: ${words.date}`,
    `stage: ${yamlText(words.stage)}`,
    `role: ${yamlText(words.role)}`,
    `name: ${yamlText(words.name)}`,
    `decision: ${words.decision}`,
    ...(enteredBy === null ? [] : [`entered-by: ${yamlText(enteredBy)}`]),
    ...(scan === null ? [] : [`scan: ${yamlText(scan.path)}`]),
    ...ratingLines(words.ratings),
    ...seal,
    ...(signature === null ? [] : ['signature: |', ...indented(signature, '  ')]),
    '---',
    ...(comment === '' ? [] : ['', comment]),
  ];
  return `${lines.join('\n')}\n`;
}

function ratingLines(ratings: SignOffWords['ratings']): string[] {
  return ratings.length === 0
    ? []
    : ['ratings:', ...ratings.map(([point, level]) => `  ${yamlText(point)}: ${yamlText(level)}`)];
}

function indented(text: string, by: string): string[] {
  return text
    .replace(/\n$/, '')
    .split('\n')
    .map((line) => by + line);
}
