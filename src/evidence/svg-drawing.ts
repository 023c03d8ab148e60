import { decodeXml } from '../text/walk-xml.js';

/** An element of a drawing that others can refer to, with all that stands in it. */
interface Part {
  nodes: number;
  /** Ids that it and what stands in it refer to, each as often as it does. */
  refers: string[];
}

/** Browsers read no deeper. */
const DEEPEST = 256;
/** Parts that refer to parts, one behind the other. */
const LONGEST_CHAIN = 60;
/** Above this the count means no more. */
const ENOUGH = 1e9;
/** References, counted once for each part that they stand in. */
const MOST_REFERENCES = 5e6;

/** A comment, a block of bare text, a declaration, an instruction or a tag; quotes may hold a `>`. */
const PIECE =
  /<!--[\s\S]*?-->|<!\[CDATA\[[\s\S]*?\]\]>|<\?[\s\S]*?\?>|<!DOCTYPE[^[\]>"']*(?:(?:"[^"]*"|'[^']*'|\[[^\]]*\])[^[\]>"']*){0,5000}>|<(\/?)([^\s<>/!?"'=]+)([^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*){0,5000})>/y;
/** An entity that stands for markup or for a reference, and so for as many as somebody likes. */
const MULTIPLIER = /^[^>]*?["'][^"']*[<#&%]/;
const ATTRIBUTE = /(?<=^|\s)([^\s=]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;
const REFERENCE = /url\(\s*["']?\s*#([^)"']+)/g;
/** Drawn once however often they colour something; and an `a` only leads there. */
const FREE = /^(?:\w+:)?(?:linearGradient|radialGradient|a)$/;

/**
 * How much a browser draws of an SVG beside what stands in it: a part is drawn again wherever something refers to it (`use`,
 * patterns, masks, clip paths), and parts that refer to parts multiply: ten lines can ask for a thousand million.
 * @param svg its text
 * @returns how many elements are drawn again; null where the text is not well-formed, and a browser draws nothing
 */
export function repeatedIn(svg: string): number | null {
  const drawing = new Drawing();
  return drawing.read(svg) ? drawing.repeated() : null;
}

class Drawing {
  readonly #parts = new Map<string, Part>();
  readonly #whole: Part = { nodes: 0, refers: [] };
  readonly #open: { name: string; part: Part | null }[] = [];
  /** What style sheets refer to: any element may. */
  readonly #styles = new Set<string>();
  readonly #costs = new Map<string, number>();
  #multiplies = false;
  #references = 0;

  /** @returns false where it is not well-formed */
  read(svg: string): boolean {
    for (let at = svg.indexOf('<'); at !== -1; at = svg.indexOf('<', at)) {
      PIECE.lastIndex = at;
      const piece = PIECE.exec(svg);
      if (!piece) return false;
      at = PIECE.lastIndex;
      const [text, slash, name, rest = ''] = piece;
      if (name === undefined) this.#multiplies ||= text.startsWith('<!DOCTYPE') && multiplies(text);
      else if (slash === '/') {
        if (this.#open.pop()?.name !== name) return false;
      } else if (!this.#element(name, rest)) return false;
      const isStyle = this.#open.at(-1)?.name.replace(/^\w+:/, '') === 'style';
      if (isStyle) for (const id of referencesIn(decodeXml(textAt(svg, piece)))) this.#styles.add(id);
    }
    return this.#open.length === 0 && this.#whole.nodes > 0;
  }

  repeated(): number {
    if (this.#multiplies || this.#references > MOST_REFERENCES) return ENOUGH;
    for (const id of this.#styles) if (!this.#parts.has(id)) this.#styles.delete(id);
    return Math.min(ENOUGH, this.#costOf(this.#whole, 0) - this.#whole.nodes);
  }

  #element(name: string, rest: string): boolean {
    const isAlone = rest.endsWith('/');
    if (this.#open.length >= DEEPEST || (this.#open.length === 0 && this.#whole.nodes > 0)) return false;
    const attributes = FREE.test(name) ? [] : attributesOf(rest);
    const id = attributes.find((one) => one.name === 'id');
    const part = id ? this.#partOf(id.value) : null;
    const refers = attributes.flatMap((one) =>
      /^(?:\w+:)?href$/.test(one.name) ? (/^\s*#(.+)/.exec(one.value)?.[1]?.trim() ?? []) : referencesIn(one.value),
    );
    const around = [this.#whole, part, ...this.#open.map((one) => one.part)];
    for (const one of around)
      if (one) {
        one.nodes += 1;
        this.#references += refers.length;
        if (this.#references <= MOST_REFERENCES) for (const id of refers) one.refers.push(id);
      }
    if (!isAlone) this.#open.push({ name, part });
    return true;
  }

  /** Two parts of one id count as one: browsers take the first. */
  #partOf(id: string): Part {
    const part = this.#parts.get(id) ?? { nodes: 0, refers: [] };
    this.#parts.set(id, part);
    return part;
  }

  #costOf({ nodes, refers }: Part, depth: number): number {
    if (depth > LONGEST_CHAIN) return ENOUGH;
    let cost = nodes;
    for (const id of refers) cost += this.#costOfId(id, depth);
    for (const id of this.#styles) {
      if (cost >= ENOUGH) break;
      cost += nodes * this.#costOfId(id, depth);
    }
    return Math.min(ENOUGH, cost);
  }

  /** What refers to itself is not drawn, so a part costs nothing while its own cost is looked for. */
  #costOfId(id: string, depth: number): number {
    const known = this.#costs.get(id);
    const part = this.#parts.get(id);
    if (known !== undefined || !part) return known ?? 0;
    this.#costs.set(id, 0);
    const cost = this.#costOf(part, depth + 1);
    this.#costs.set(id, cost);
    return cost;
  }
}

function multiplies(doctype: string): boolean {
  const [, ...entities] = doctype.split('<!ENTITY');
  return entities.some((entity) => MULTIPLIER.test(entity));
}

function attributesOf(tag: string): { name: string; value: string }[] {
  return [...tag.matchAll(ATTRIBUTE)].map(([, name = '', double, single]) => ({
    name,
    value: decodeXml(double ?? single ?? ''),
  }));
}

function referencesIn(text: string): string[] {
  return [...text.matchAll(REFERENCE)].map(([, id = '']) => id.trim());
}

/** The text behind a tag, or a block of bare text itself. */
function textAt(svg: string, { 0: piece, index }: RegExpExecArray): string {
  if (piece.startsWith('<![CDATA[')) return piece;
  const from = index + piece.length;
  const end = svg.indexOf('<', from);
  return svg.slice(from, end === -1 ? svg.length : end);
}
