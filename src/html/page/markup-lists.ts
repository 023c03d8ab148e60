/** Elements that a portfolio's own templates may hold. None whose content a browser reads as anything but markup. */
export const ELEMENTS: ReadonlySet<string> = new Set(
  (
    'a abbr address article aside b bdi bdo blockquote br button caption cite code col colgroup dd del details dfn div dl ' +
    'dt em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup hr i input ins kbd label li main mark menu nav ol ' +
    'optgroup option output p pre q rp rt ruby s samp search section select small span strong sub summary sup svg table ' +
    'tbody td tfoot th thead time tr u ul var wbr circle ellipse g line path polygon polyline rect symbol text tspan use'
  ).split(' '),
);

export const VOID: ReadonlySet<string> = new Set(['br', 'col', 'hr', 'input', 'wbr']);

/** Only text that no browser acts on. */
export const ATTRIBUTES: ReadonlySet<string> = new Set(
  (
    'abbr autocomplete class colspan datetime dir for headers height hreflang id lang max min name placeholder rel role ' +
    'rowspan scope size span start tabindex title type value width translate'
  ).split(' '),
);

/** May stand without a value. */
export const FLAGS: ReadonlySet<string> = new Set('checked disabled hidden open readonly reversed selected'.split(' '));

/** Numbers, names of colours and `none`: nothing that leads anywhere. */
export const DRAWING: ReadonlySet<string> = new Set(
  (
    'cx cy d dx dy fill fill-opacity fill-rule font-size opacity points preserveAspectRatio r rx ry stroke ' +
    'stroke-dasharray stroke-linecap stroke-linejoin stroke-opacity stroke-width text-anchor transform viewBox x x1 x2 y ' +
    'y1 y2'
  ).split(' '),
);

/** Helpers that give words, so that what they give can stand in an attribute. */
export const WORD_HELPERS: ReadonlySet<string> = new Set(
  't term counted day shortDay fromTo commas fileSize address runningWords or at lookup wide standardsInWords unplacedInWords running picked sought'.split(
    ' ',
  ),
);

/** Helpers that give data or an answer: they can stand inside another call, as those above. */
export const DATA_HELPERS: ReadonlySet<string> = new Set(
  'eq any onPaper hold stated unanswered written opening appendix slips textEvidence evidenceProse listedOnly mapHead'.split(
    ' ',
  ),
);

/** How an address may begin. */
export const ADDRESS: RegExp = /^(?:#|https?:\/\/|mailto:)/;
