import type { DocumentModel } from '../document/model.js';

/** What a window asks to have opened: a file at a line, or what stands at a place of the document, named by its anchors from the inside out. */
export type OpenRequest = { file: string; line: number | null } | { anchors: string[]; words: string };

/** Where something stands: a path of the portfolio, with `/`, and a line from 1. */
export interface Source {
  file: string;
  line: number | null;
}

/** Letters that a place is known by; more would only meet the marks of Markdown. */
const ENOUGH = 24;

/** @returns null for anything but a request of a known form */
export function readOpenRequest(text: string): OpenRequest | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return null;
  }
  if (typeof value !== 'object' || value === null) return null;
  const { file, line, anchors, words } = value as Record<string, unknown>;
  if (Array.isArray(anchors) && typeof words === 'string')
    return { anchors: anchors.filter((anchor) => typeof anchor === 'string'), words };
  if (typeof file !== 'string') return null;
  return { file, line: typeof line === 'number' && Number.isSafeInteger(line) && line > 0 ? line : null };
}

/** Paths by anchor: which file each place of the document shows. */
export function filesByAnchor({ links }: Pick<DocumentModel, 'links'>): Map<string, string> {
  return new Map(
    links.flatMap(({ id, path, anchors }) => [
      [id, path],
      ...anchors.map(([, anchor]): [string, string] => [anchor, path]),
    ]),
  );
}

/**
 * The line of a Markdown file on which words of the page stand. The page has lost the marks of Markdown, so only letters
 * and digits are compared.
 * @returns from 1; null where it cannot be told
 */
export function lineOf(words: string, text: string): number | null {
  const wanted = letters(words).slice(0, ENOUGH);
  if (wanted === '') return null;
  const found = text.split('\n').findIndex((line) => letters(line).startsWith(wanted));
  return found < 0 ? null : found + 1;
}

function letters(text: string): string {
  return text
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase();
}
