import { type DocumentSymbol, SymbolKind } from 'vscode-languageserver';
import { type Heading, LineIndex, type PortfolioDocument, stemOf } from '../portfolio/index.js';
import { rangeOf } from './place.js';
import type { Place } from './workspace.js';

/** The outline of a file that counts: its kind and title, below them its headings, each down to the next of its depth. */
export function symbolsOf({ session, path }: Place): DocumentSymbol[] | null {
  const document = session.document(path);
  if (document === null) return null;
  const { kind, title } = document.frontMatter;
  const at = (title ?? kind)?.at;
  const lines = new LineIndex(document.text);
  const end = lines.position(document.text.length, document.text.length);
  const whole = rangeOf({ line: 1, column: 1, endLine: end.endLine, endColumn: end.endColumn });
  const root: DocumentSymbol = {
    name: title?.value || stemOf(path),
    detail: document.kind,
    kind: SymbolKind.File,
    range: whole,
    selectionRange: at ? rangeOf(at) : { start: whole.start, end: whole.start },
    children: headingSymbols(document, whole.end),
  };
  return [root];
}

function headingSymbols(
  { facts: { headings } }: PortfolioDocument,
  end: DocumentSymbol['range']['end'],
): DocumentSymbol[] {
  const top: DocumentSymbol[] = [];
  const open: { depth: number; symbol: DocumentSymbol }[] = [];
  const close = (depth: number, place: DocumentSymbol['range']['end']): void => {
    for (let last = open.at(-1); last && last.depth >= depth; last = open.at(-1)) {
      last.symbol.range.end = place;
      open.pop();
    }
  };
  for (const heading of headings) {
    const symbol = headingSymbol(heading);
    close(heading.depth, symbol.range.start);
    (open.at(-1)?.symbol.children ?? top).push(symbol);
    open.push({ depth: heading.depth, symbol });
  }
  close(0, end);
  return top;
}

function headingSymbol({ text, at }: Heading): DocumentSymbol {
  const range = rangeOf(at);
  return {
    name: text || '#',
    kind: SymbolKind.String,
    range: { ...range },
    selectionRange: range,
    children: [],
  };
}
