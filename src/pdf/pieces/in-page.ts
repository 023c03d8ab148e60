/** What of a page the functions below use. They run in the browser, each by itself. */
interface PageElement {
  readonly parentElement: PageElement | null;
  readonly previousElementSibling: PageElement | null;
  readonly nextElementSibling: PageElement | null;
  readonly style: { setProperty(name: string, value: string, priority?: string): void };
  hasAttribute(name: string): boolean;
  getClientRects(): ArrayLike<{ left: number; top: number }>;
  compareDocumentPosition(other: PageElement): number;
}
interface Declarations {
  readonly breakBefore: string;
  readonly breakAfter: string;
  readonly display: string;
  getPropertyValue(name: string): string;
}
interface Rule {
  readonly cssRules?: ArrayLike<Rule>;
  readonly conditionText?: string;
  readonly selectorText?: string;
  readonly style?: Declarations;
  readonly type: number;
}
declare const document: {
  readonly body: PageElement;
  readonly styleSheets: ArrayLike<{ cssRules: ArrayLike<Rule> }>;
  querySelectorAll(selector: string): ArrayLike<PageElement>;
};
declare function getComputedStyle(element: PageElement): Declarations;
declare function matchMedia(query: string): { matches: boolean };

/** What the style sheets say of a block. */
export interface Start {
  /** Whether it begins a page wherever it stands. */
  readonly forced: boolean;
  /** Whether it is on a page of the usual kind. */
  readonly usual: boolean;
  readonly counters: Record<string, number>;
}

/** How large what is printed on a page of the usual kind is, in pixels. */
export interface PageBox {
  readonly width: number;
  readonly height: number;
}

/** What is looked at: a stretch of a document. */
export interface Stretch {
  /** The attribute that its blocks have, and the one of what began before it. */
  readonly block: string;
  readonly resumed: string;
  /** What the counters had come to where it begins. */
  readonly counters: Readonly<Record<string, number>>;
}

/** Looks at the blocks of a stretch, in their order, without laying them out. */
export function lookAt({ block, resumed, counters: begun }: Stretch): { starts: Start[]; box: PageBox | null } {
  const rules: Rule[] = [];
  const gather = (list: ArrayLike<Rule>): void => {
    for (const rule of Array.from(list)) {
      if (
        rule.cssRules &&
        rule.cssRules.length > 0 &&
        (rule.conditionText === undefined || matchMedia(rule.conditionText).matches)
      )
        gather(rule.cssRules);
      if (rule.style) rules.push(rule);
    }
  };
  for (const sheet of Array.from(document.styleSheets)) gather(sheet.cssRules);
  const isShown = (element: PageElement): boolean => {
    for (let one: PageElement | null = element; one && one !== document.body; one = one.parentElement)
      if (getComputedStyle(one).display === 'none') return false;
    return true;
  };
  const counted: { element: PageElement; name: string; value: number; resets: boolean }[] = [];
  for (const { selectorText = '', style } of rules) {
    for (const [property, usual] of [
      ['counter-reset', 0],
      ['counter-increment', 1],
    ] as const) {
      const pairs =
        style?.getPropertyValue(property).matchAll(/(?<![\w-])(?!(?:none|page)\b)([a-z][\w-]*)(?: (-?\d+))?/gi) ?? [];
      for (const [, name = '', value] of pairs)
        for (const element of Array.from(document.querySelectorAll(selectorText.replace(/::?(before|after)/g, ''))))
          if (isShown(element) && !element.hasAttribute(resumed))
            counted.push({ element, name, value: Number(value ?? usual), resets: property === 'counter-reset' });
    }
  }
  counted.sort((one, other) => {
    if (one.element === other.element) return Number(other.resets) - Number(one.resets);
    return (one.element.compareDocumentPosition(other.element) & 4) === 4 ? -1 : 1;
  });
  const isForced = (value: string): boolean =>
    /page|left|right|recto|verso|always/.test(value) && !value.startsWith('avoid');
  const pageOf = (element: PageElement | null): string =>
    element ? getComputedStyle(element).getPropertyValue('page') : 'auto';
  const sides = ['margin-top', 'margin-right', 'margin-bottom', 'margin-left'];
  const ownBoxes = new Set<string>();
  for (const { type, selectorText = '', style } of rules)
    if (type === 6 && [...sides, 'size'].some((property) => (style?.getPropertyValue(property) ?? '') !== ''))
      if (selectorText !== '') ownBoxes.add(selectorText.replace(/:.*/, ''));
  const starts = Array.from(document.querySelectorAll(`[${block}]`), (element): Start => {
    const before = element.previousElementSibling;
    const counters: Record<string, number> = { ...begun };
    for (const { element: at, name, value, resets } of counted)
      if ((at.compareDocumentPosition(element) & 4) === 4)
        counters[name] = resets ? value : (counters[name] ?? 0) + value;
    const forced =
      isForced(getComputedStyle(element).breakBefore) ||
      (before !== null && isForced(getComputedStyle(before).breakAfter)) ||
      (before !== null && pageOf(before) !== pageOf(element));
    return { forced, usual: !ownBoxes.has(pageOf(element)), counters };
  });
  const unit: Record<string, number> = {
    px: 1,
    in: 96,
    cm: 96 / 2.54,
    mm: 9.6 / 2.54,
    q: 2.4 / 2.54,
    pt: 96 / 72,
    pc: 16,
  };
  const pixels = (length: string): number => {
    const [, number, name = ''] = /^(-?[\d.]+)([a-z]+)?$/i.exec(length.trim()) ?? [];
    return number === undefined
      ? Number.NaN
      : Number(number) * (Number(number) === 0 ? 1 : (unit[name.toLowerCase()] ?? Number.NaN));
  };
  const page: Record<string, string> = {
    size: 'a4',
    'margin-top': '',
    'margin-right': '',
    'margin-bottom': '',
    'margin-left': '',
  };
  let isPlain = true;
  for (const { type, selectorText = '', style } of rules) {
    if (type !== 6) continue;
    for (const property of Object.keys(page)) {
      const value = style?.getPropertyValue(property) ?? '';
      if (value !== '' && selectorText === '') page[property] = value;
      else if (value !== '' && selectorText.startsWith(':')) isPlain = false;
    }
  }
  const size = page['size']?.toLowerCase().replace(/\s*portrait\s*/, '') ?? '';
  const [across = Number.NaN, down = Number.NaN] =
    size === 'a4' ? [pixels('210mm'), pixels('297mm')] : size.split(' ').map(pixels);
  const margin = (side: string): number => pixels(page[`margin-${side}`] ?? '');
  const box = { width: across - margin('left') - margin('right'), height: down - margin('top') - margin('bottom') };
  return { starts, box: isPlain && box.width > 0 && box.height > 0 ? box : null };
}

/** What to lay out: blocks that follow each other, the first at the top of a page. */
export interface Run {
  /** The attribute that blocks have. */
  readonly block: string;
  /** The numbers of the first and the last block of those that have it. */
  readonly from: number;
  readonly to: number;
  readonly box: PageBox;
}

/**
 * Lays blocks out in columns as large as pages, which the browser fills as it fills pages.
 *
 * @returns for each block from the first to the last whether it begins a page there
 */
export function topsOf({ block, from, to, box }: Run): boolean[] {
  const set = (element: PageElement, styles: Record<string, string>): void => {
    for (const [name, value] of Object.entries(styles)) element.style.setProperty(name, value, 'important');
  };
  const hide = (element: PageElement | undefined, side: 'previousElementSibling' | 'nextElementSibling'): void => {
    for (let above = element ?? null; above && above !== document.body; above = above.parentElement)
      for (let other = above[side]; other; other = other[side]) set(other, { display: 'none' });
  };
  const run = Array.from(document.querySelectorAll(`[${block}]`)).slice(from, to + 1);
  hide(run[0], 'previousElementSibling');
  hide(run.at(-1), 'nextElementSibling');
  const columns = { width: `${box.width}px`, height: `${box.height}px`, columns: `${box.width}px`, 'column-gap': '0' };
  set(document.body, { display: 'block', margin: '0', padding: '0', 'column-fill': 'auto', ...columns });
  let before = 0;
  const tops = run.map((element) => {
    const { left = 0, top = 1 } = element.getClientRects()[0] ?? {};
    const column = Math.round(left / box.width);
    const isTop = column > before && Math.abs(top) < 1;
    before = column;
    return isTop;
  });
  // Or the browser goes on to draw, for a screen that nobody sees, what it was only asked about.
  set(document.body, { display: 'none' });
  return tops;
}
