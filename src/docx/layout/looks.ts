import type { IParagraphStyleOptions } from 'docx';
import { stylesFor } from '../write/styles.js';

/** What of a style decides how much of a page a paragraph takes, in twentieths of a point. */
export interface Looks {
  size: number;
  isBold: boolean;
  before: number;
  after: number;
  /** From line to line. */
  line: number;
  /** What is taken from both sides of the line. */
  inset: number;
}

/** Calibri's own distance from line to line, for its size. */
const LEADING = 1.2207;
const SINGLE = 240;

/** The looks of every style, worked out from the styles of the file. */
export function looksByStyle(): (style: string) => Looks {
  const styles = stylesFor('en');
  const { document, ...named } = styles.default ?? {};
  const own = new Map<string, Omit<IParagraphStyleOptions, 'id'>>([
    ...Object.entries(named).map(([name, style]): [string, Omit<IParagraphStyleOptions, 'id'>] => [
      name[0]?.toUpperCase() + name.slice(1),
      style as Omit<IParagraphStyleOptions, 'id'>,
    ]),
    ...(styles.paragraphStyles ?? []).map((style): [string, IParagraphStyleOptions] => [style.id, style]),
  ]);
  const known = new Map<string, Looks>();
  const base = applied({ size: 220, isBold: false, before: 0, after: 0, line: SINGLE * LEADING, inset: 0 }, document);
  const looksOf = (style: string): Looks => {
    const there = known.get(style);
    if (there) return there;
    const found = own.get(style);
    const parent = found?.basedOn && found.basedOn !== style ? looksOf(found.basedOn) : base;
    const made = applied(parent, found);
    known.set(style, made);
    return made;
  };
  return looksOf;
}

function applied(base: Looks, style: Pick<IParagraphStyleOptions, 'run' | 'paragraph'> | undefined): Looks {
  const { run, paragraph } = style ?? {};
  const spacing = paragraph?.spacing ?? {};
  const size = typeof run?.size === 'number' ? run.size * 10 : base.size;
  const isExact = spacing.lineRule === 'exact';
  const times = spacing.line === undefined ? base.line / (base.size * LEADING) : spacing.line / SINGLE;
  const left = paragraph?.indent?.left;
  return {
    size,
    isBold: run?.bold ?? base.isBold,
    before: Number(spacing.before ?? base.before),
    after: Number(spacing.after ?? base.after),
    line: isExact ? Number(spacing.line) : times * size * LEADING,
    inset: typeof left === 'number' ? left : base.inset,
  };
}
