/** What of a page the functions below use. They run in the browser, each by itself. */
interface PageElement {
  readonly children: ArrayLike<PageElement>;
  readonly parentElement: PageElement | null;
  readonly previousElementSibling: PageElement | null;
  readonly lastElementChild: PageElement | null;
  readonly style: {
    setProperty(name: string, value: string, priority?: string): void;
    removeProperty(name: string): void;
  };
  setAttribute(name: string, value: string): void;
  removeAttribute(name: string): void;
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

/** Looks at blocks without laying them out. */
export function lookAt(paths: readonly (readonly number[])[]): { starts: Start[]; box: PageBox | null } {
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
          if (isShown(element))
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
  const starts = paths.map((path): Start => {
    const element = path.reduce<PageElement>((above, index) => above.children[index] as PageElement, document.body);
    const before = element.previousElementSibling;
    const counters: Record<string, number> = {};
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
  readonly paths: readonly (readonly number[])[];
  readonly box: PageBox;
  /** Whether the first begins in the middle of what it stands in, by the names of the attributes that say so. */
  readonly resumes: { readonly around: string; readonly first: string } | null;
}

/**
 * Lays blocks out in columns as large as pages, which the browser fills as it fills pages.
 *
 * @returns for each block whether it begins a page there
 */
export function topsOf({ paths, box, resumes }: Run): boolean[] {
  const undo: (() => void)[] = [];
  const set = (element: PageElement, styles: Record<string, string>): void => {
    for (const [name, value] of Object.entries(styles)) element.style.setProperty(name, value, 'important');
    undo.push(() => {
      for (const name of Object.keys(styles)) element.style.removeProperty(name);
    });
  };
  const mark = (element: PageElement, name: string): void => {
    element.setAttribute(name, '');
    undo.push(() => element.removeAttribute(name));
  };
  const elementAt = (path: readonly number[]): PageElement =>
    path.reduce<PageElement>((above, index) => above.children[index] as PageElement, document.body);
  const hide = (path: readonly number[], isHidden: (index: number, kept: number) => boolean): void => {
    let above = document.body;
    for (const kept of path) {
      for (const [index, child] of Array.from(above.children).entries())
        if (isHidden(index, kept)) set(child, { display: 'none' });
      above = above.children[kept] as PageElement;
    }
  };
  const [first = [], last = []] = [paths[0], paths.at(-1)];
  hide(first, (index, kept) => index < kept);
  hide(last, (index, kept) => index > kept);
  if (resumes) {
    for (let depth = 1; depth < first.length; depth += 1) mark(elementAt(first.slice(0, depth)), resumes.around);
    mark(elementAt(first), resumes.first);
  }
  const columns = { width: `${box.width}px`, height: `${box.height}px`, columns: `${box.width}px`, 'column-gap': '0' };
  set(document.body, { display: 'block', margin: '0', padding: '0', 'column-fill': 'auto', ...columns });
  let before = 0;
  const tops = paths.map((path) => {
    const { left = 0, top = 1 } = elementAt(path).getClientRects()[0] ?? {};
    const column = Math.round(left / box.width);
    const isTop = column > before && Math.abs(top) < 1;
    before = column;
    return isTop;
  });
  for (const back of undo.reverse()) back();
  return tops;
}
