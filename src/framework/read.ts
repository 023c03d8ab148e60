import { type Document, isNode, LineCounter, parseDocument, type YAMLParseError } from 'yaml';
import type { z } from 'zod';
import { askedElse, nearest } from '../text/suggest.js';
import { LARGEST_PACK, tooMuch } from '../text/yaml-guard.js';
import type { PackProblem } from './model.js';
import { type Pack, packSchema } from './schema.js';

/** A pack problem with its place in the file. Line and column count from 1. */
export interface LocatedProblem {
  message: string;
  line: number;
  column: number;
}

/** A pack file as read: the pack where its shape is right, and how to find a place in its text. */
export interface ReadPack {
  pack: Pack | null;
  problems: LocatedProblem[];
  /** Places a problem of `resolvePack` in the file. */
  locate: (problem: PackProblem) => LocatedProblem;
}

/**
 * Reads the text of a pack file. Everything wrong with its YAML or its shape is in `problems`. What would keep the
 * reader busy for minutes, or exhaust its stack, is not read.
 */
export function readPack(text: string): ReadPack {
  const unread = beyondMeasure(text);
  if (unread) return { pack: null, problems: [unread], locate: ({ message }) => ({ message, line: 1, column: 1 }) };
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, logLevel: 'error' });
  const at = (offset: number): { line: number; column: number } => {
    const { line, col } = lines.linePos(offset);
    return { line: Math.max(line, 1), column: Math.max(col, 1) };
  };
  const locate = ({ message, path }: PackProblem): LocatedProblem => ({ message, ...at(offsetOf(document, path)) });
  const broken = document.errors.map((error) => ({ message: yamlMistake(error), ...at(error.pos[0]) }));
  if (broken.length > 0) return { pack: null, problems: broken, locate };
  const parsed = packSchema.safeParse(plainValue(document));
  if (parsed.success) return { pack: unresolved(parsed.data), problems: [], locate };
  return { pack: null, problems: parsed.error.issues.flatMap(explain).map(locate), locate };
}

function beyondMeasure(text: string): LocatedProblem | null {
  if (text.length > LARGEST_PACK) {
    const size = (text.length / 1024 / 1024).toFixed(1);
    const message = `Unexpected size: ${size} MB of text, expected at most 2 MB. ${SPLIT}`;
    return { message, line: 1, column: 1 };
  }
  const fault = tooMuch(text);
  if (!fault) return null;
  const before = text.slice(0, fault.offset);
  const line = before.split('\n').length;
  const message = `${fault.message}. No pack needs that; look for brackets left open.`;
  return { message, line, column: fault.offset - before.lastIndexOf('\n') };
}

const SPLIT = 'Keep only the parts you need, or divide it into packs that use each other (`uses`).';

/**
 * What `framework show --json` printed is a pack with all that it uses in it, and says so. A file may say anything: it
 * is resolved anew, without what it used.
 */
function unresolved(pack: Pack): Pack {
  if (!pack.resolved) return pack;
  const { resolved: _, uses: __, extends: ___, ...bare } = pack;
  return bare;
}

/** The document as plain data; what unfolds without end (an alias bomb) reads as text and so has the wrong shape. */
function plainValue(document: Document): unknown {
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch {
    return 'too many aliases';
  }
}

/** What is wrong with the YAML; the mistakes people make most get words of their own. */
function yamlMistake({ code, message }: YAMLParseError): string {
  if (code === 'TAB_AS_INDENT') return 'There is a tab before this line. YAML is indented with spaces.';
  if (code === 'BLOCK_AS_IMPLICIT_KEY')
    return 'A colon followed by a space ends a key. Put text that holds one in quotes.';
  if (code === 'MULTIPLE_DOCS') return 'A line `---` or `...` before this ends the pack. Delete it.';
  if (code === 'DUPLICATE_KEY') return 'This key is given twice. Keep one of the two.';
  return `${(message.split('\n')[0] ?? message).replace(/ at line \d+, column \d+:?$/, '').replace(/[.:]?$/, '.')}`;
}

/** Where the value at `path` begins; where it is missing, where the nearest thing around it begins. */
function offsetOf(document: Document, path: PackProblem['path']): number {
  for (let length = path.length; length >= 0; length--) {
    const node = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return node.range[0];
  }
  return 0;
}

type Issue = z.core.$ZodIssue;

/** A schema issue in words for who writes a pack. */
function explain(issue: Issue): PackProblem[] {
  const path = issue.path.map((key) => (typeof key === 'symbol' ? String(key) : key));
  const where = path.length > 0 ? ` at ${path.join('.')}` : '';
  if (issue.code === 'unrecognized_keys')
    return issue.keys.map((key) => ({ message: unknownKey(key, where), path: [...path, key] }));
  if (issue.code === 'invalid_type' && issue.input === undefined) {
    return [
      { message: `\`${String(path.at(-1))}\` is missing or is not of the type ${issue.expected}${where}.`, path },
    ];
  }
  return [{ message: `${issue.message}${where}.`, path }];
}

const PACK_KEYS = Object.keys(packSchema.shape);

function unknownKey(key: string, where: string): string {
  if (/\s/.test(key)) return `\`${key}\` reads as a key${where}. Put text with a comma or a colon in quotes.`;
  const near = where === '' ? nearest(key, PACK_KEYS) : [];
  return `A pack knows no key \`${key}\`${where}. ${askedElse(near, '')}`.trimEnd();
}
