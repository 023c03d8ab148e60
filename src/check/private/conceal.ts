import {
  findPatterns,
  LineIndex,
  type NameSearch,
  type PatternKind,
  type Portfolio,
  printable,
  replaceStretches,
  type Stretch,
} from '../../portfolio/index.js';
import type { AcceptedFinding, Finding, Fix } from '../model.js';
import { nameFinder } from './finder.js';

const INSTEAD: Record<PatternKind, string> = {
  email: 'an e-mail address',
  phone: 'a telephone number',
  upn: 'a pupil number',
};

/** Whoever owns the file has to find it: so many signs of a number or address in its name are told. */
const LAST = 3;

const TOKEN = /[^\s`'"()[\]{},]+/g;
/** A slash in a word, or an ending behind it. */
const PATH = /\/|\.\w{2,5}$/;

/** Writes pseudonyms for real names in what a check says: its reports are read by others. */
export class Concealer {
  readonly #names: NameSearch;

  constructor(portfolio: Portfolio) {
    this.#names = nameFinder(portfolio);
  }

  finding<T extends Finding | AcceptedFinding>(finding: T): T {
    const [message, hint] = [finding.message, finding.hint].map((text) => printable(this.text(text))) as [
      string,
      string,
    ];
    const said = { message, hint, file: this.path(finding.file) };
    return 'reason' in finding ? { ...finding, ...said, reason: this.text(finding.reason) } : { ...finding, ...said };
  }

  fix(fix: Fix): Fix {
    return this.text(fix.text) === fix.text && this.path(fix.text) === fix.text ? fix : { ...fix, isSecret: true };
  }

  /** A message, in which what is quoted and what looks like a path is read as one. */
  text(text: string): string {
    const quoted = text.replace(/`([^`]*)`/g, (_, inner: string) => `\`${this.#path(inner, () => '')}\``);
    const paths = quoted.replace(TOKEN, (token) => (PATH.test(token) ? this.#path(token, () => '') : token));
    return replaceStretches(paths, [...this.#inText(paths), ...patternsIn(paths)]);
  }

  /** A line of a file, in which every name counts in small letters too, for it may hold paths and ids. */
  line(line: string): string {
    return this.#path(this.text(line), () => '');
  }

  path(path: string): string {
    return this.#path(path, (from, to) => ` that ends in ${path.slice(Math.max(from, to - LAST), to)}`);
  }

  #path(path: string, told: (from: number, to: number) => string): string {
    const names = this.#names.inPath(path).map(({ from, to, person }) => ({ from, to, instead: `[${person.as}]` }));
    const patterns = findPatterns(path).map(({ from, to, kind }) => ({
      from,
      to,
      instead: `[${INSTEAD[kind]}${told(from, to)}]`,
    }));
    return replaceStretches(path, [...names, ...patterns]);
  }

  /** A text in which every line that says something private, in words or in a path, is empty: for excerpts. */
  source(text: string): string {
    const starts = new LineIndex(text);
    const hidden = new Set<number>();
    for (const { from, to } of [...this.#inText(text), ...patternsIn(text)]) {
      const { line, endLine } = starts.position(from, to);
      for (let number = line; number <= endLine; number += 1) hidden.add(number);
    }
    return text
      .split('\n')
      .map((line, index) => (hidden.has(index + 1) || this.#names.inPath(line).length > 0 ? '' : line))
      .join('\n');
  }

  #inText(text: string): Stretch[] {
    return this.#names.inText(text).map(({ from, to, person }) => ({ from, to, instead: person.as }));
  }
}

function patternsIn(text: string): Stretch[] {
  return findPatterns(text).map(({ from, to, kind }) => ({ from, to, instead: `[${INSTEAD[kind]}]` }));
}
