/** What HTML calls an element; `<name of the school>` is none, and was meant to be filled in. */
const ELEMENTS: ReadonlySet<string> = new Set(
  `a abbr acronym address applet article aside audio b base bdi bdo bgsound big blink blockquote body br button canvas caption center cite code col colgroup data
  datalist dd del details dfn dialog div dl dt em embed fieldset figcaption figure font footer form frame frameset h1 h2 h3 h4 h5 h6 head header
  hgroup hr html i iframe img input ins kbd label legend li link main map mark marquee math menu meta meter nav nobr noembed noframes noscript object ol optgroup option
  output p param picture plaintext pre progress q rp rt ruby s samp script search section select slot small source span strike strong style
  sub summary sup svg table tbody td template textarea tfoot th thead time tr track tt u ul var video wbr xmp`.split(
    /\s+/,
  ),
);
/** Elements without an end tag, and those that may do without. */
const UNENDED =
  /^(?:base|meta|link|br|hr|wbr|col|embed|img|input|source|track|p|li|dt|dd|td|th|tr|thead|tbody|tfoot|option|optgroup|rp|rt)$/;
/** Elements that only change how words look: one that is never closed changes the rest. */
const FORMATS =
  /^(?:a|abbr|b|bdi|bdo|big|cite|code|del|dfn|em|font|i|ins|kbd|mark|q|s|samp|small|span|strike|strong|sub|sup|time|tt|u|var)$/;
/** Elements that say something without an attribute. */
const BARE = /^(?:br|hr|wbr|col)$/;
const TAG = /^<(\/?)([A-Za-z][A-Za-z0-9-]*)([^>]*)>?/;

/**
 * Whether a tag of a text is none, so that its words are to be seen: an element that HTML does not have, one that is never
 * closed, or one that says nothing. `<?…` and `<!…`, comments apart, are none either.
 * @param tag from `<` to `>`
 * @param text that it stands in
 */
export function isPlaceholder(tag: string, text: string): boolean {
  if (/^<[?!]/.test(tag)) return !tag.startsWith('<!--');
  const [, close = '', written = '', rest = ''] = TAG.exec(tag) ?? [];
  const name = written.toLowerCase();
  if (!ELEMENTS.has(name)) return !endsOf(text).has('svg') && !endsOf(text).has('math');
  if (close !== '' || FORMATS.test(name)) return false;
  if (UNENDED.test(name))
    return (
      !BARE.test(name) && /^[\s/]*$/.test(rest) && !/^(?:p|li|d[td]|t[dhr]|t(?:head|body|foot)|opt|r[pt])/.test(name)
    );
  return !/\/\s*$/.test(rest) && !endsOf(text).has(name);
}

/** Comments, and tags with their attributes, in which a `>` can stand in quotes. */
export const TAGS = /<!--[\s\S]*?(?:-->|$)|<[a-zA-Z/!?][^'">]*(?:(?:"[^"]*"|'[^']*')[^'">]*)*(?:>|$)/g;

export interface HtmlAttribute {
  name: string;
  /** As written. */
  value: string;
  /** Where the value stands in the tag, without its quotes. */
  from: number;
}

/** The attributes of a tag that have a value. */
export function attributesOf(tag: string): HtmlAttribute[] {
  const pattern = /\s([^\s"'>/=]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g;
  return [...tag.matchAll(pattern)].map(({ 0: whole, 1: name = '', 2: double, 3: single, 4: bare, index }) => {
    const value = double ?? single ?? bare ?? '';
    const from = index + whole.length - value.length - (bare === undefined ? 1 : 0);
    return { name: name.toLowerCase(), value, from };
  });
}

let last: { text: string; ends: ReadonlySet<string> } = { text: '', ends: new Set() };

/** The elements that a text ends somewhere; each text is asked about for each of its tags. */
function endsOf(text: string): ReadonlySet<string> {
  if (last.text !== text)
    last = {
      text,
      ends: new Set([...text.matchAll(/<\/([a-z][a-z0-9-]*)\s*>/gi)].map(([, name = '']) => name.toLowerCase())),
    };
  return last.ends;
}
