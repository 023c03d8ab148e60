import { isMap, isScalar, type Pair, parseDocument, type Scalar, type YAMLError } from 'yaml';
import type { Position } from '../../text/position.js';
import { LARGEST_PACK, tooMuch } from '../../text/yaml-guard.js';
import type { OwnProblem } from './model.js';
import { lineAndColumn, placeAt } from './place.js';

/** The texts that replace those of one part: the one given plainly, or several by their keys. */
export interface PartWording {
  /** As written: an id, or list/id. */
  key: string;
  at: Position;
  texts: Record<string, string>;
}

/** Stands for the key that a part's plain text replaces; which one it is, its kind says. */
export const PLAIN = '';

/** An overlay as read: what it says of which part, and what is wrong with it. */
export interface ReadWording {
  parts: PartWording[];
  problems: OwnProblem[];
}

/** Reads an overlay: lines of `id: text`; a line without a text keeps what the pack says. Throws for no content. */
export function readWording(path: string, text: string): ReadWording {
  return new WordingReader(path, text).read();
}

class WordingReader {
  readonly #path: string;
  readonly #text: string;
  readonly #lines: string[];
  readonly #problems: OwnProblem[] = [];

  constructor(path: string, text: string) {
    this.#path = path;
    this.#text = text;
    this.#lines = text.split('\n');
  }

  read(): ReadWording {
    const fault =
      this.#text.length > LARGEST_PACK
        ? { message: 'Unexpected size: expected at most 2 MB of text', offset: 0 }
        : tooMuch(this.#text);
    if (fault) this.#problem(fault.offset, fault.message, FORM);
    const pairs = fault ? [] : this.#pairs();
    const broken = new Set(this.#problems.map(({ at }) => at?.line));
    const parts = pairs.flatMap((pair) => this.#part(pair) ?? []).filter(({ at }) => !broken.has(at.line));
    return { parts: this.#once(parts), problems: this.#problems };
  }

  #pairs(): Pair[] {
    const document = parseDocument(this.#text, { uniqueKeys: false, prettyErrors: false, logLevel: 'silent' });
    for (const error of document.errors) this.#problem(error.pos[0], mistake(error), FORM);
    const root = document.contents;
    if (root === null || (isScalar(root) && root.value === null)) return [];
    if (isMap(root)) return root.items;
    this.#problem(0, 'Unexpected text, expected lines of `id: text`', FORM);
    return [];
  }

  #part({ key, value }: Pair): PartWording | null {
    if (!isScalar(key)) return null;
    const part = { key: written(key), at: this.#place(offsetOf(key)), texts: {} as Record<string, string> };
    if (isMap(value)) {
      for (const inner of value.items) {
        if (isScalar(inner.key) && isScalar(inner.value)) part.texts[written(inner.key)] = written(inner.value);
        else this.#problem(offsetOf(inner.key), `Unexpected value below \`${part.key}\`, expected a text`, FORM);
      }
    } else if (isScalar(value) || value === null) {
      if (isScalar(value) && value.value !== null) part.texts[PLAIN] = written(value);
    } else this.#problem(offsetOf(value), `Unexpected list at \`${part.key}\`, expected a text`, FORM);
    const filled = Object.entries(part.texts).filter(([, text]) => text.trim() !== '');
    return filled.length > 0 ? { ...part, texts: Object.fromEntries(filled) } : null;
  }

  /** Of two texts for one part the first counts. */
  #once(parts: readonly PartWording[]): PartWording[] {
    const seen = new Set<string>();
    return parts.filter(({ key, at }) => {
      if (!seen.has(key)) return seen.add(key);
      this.#problems.push(problem(this.#path, at, `Unexpected second \`${key}\``, 'Keep one of the two.'));
      return false;
    });
  }

  #place(offset: number): Position {
    return placeAt(this.#lines, lineAndColumn(this.#text, offset));
  }

  #problem(offset: number, message: string, hint: string): void {
    this.#problems.push(problem(this.#path, this.#place(offset), message, hint));
  }
}

const FORM =
  'Write one line for each: `AM1: the official text`, in quotes if it holds a colon or begins with a punctuation mark.';

/** @returns a problem of an overlay */
export function problem(path: string, at: Position | null, message: string, hint: string): OwnProblem {
  return { rule: 'link/wording', path, at, message, hint };
}

/** A scalar as written: the key `1.10` stays `1.10`. */
function written(node: Scalar): string {
  return typeof node.value === 'string' ? node.value : (node.source ?? String(node.value ?? ''));
}

function offsetOf(node: unknown): number {
  const range = (node as { range?: [number, number, number] } | null)?.range;
  return range ? range[0] : 0;
}

function mistake({ code, message }: YAMLError): string {
  if (code === 'BLOCK_AS_IMPLICIT_KEY' || code === 'MULTILINE_IMPLICIT_KEY')
    return 'Unexpected second colon: a colon and a space end a key, so text that holds them needs quotes';
  if (code === 'TAB_AS_INDENT') return 'Unexpected tab before the line, expected spaces';
  return message.replace(/[.:]$/, '');
}
