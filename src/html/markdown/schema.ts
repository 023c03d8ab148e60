import { defaultSchema } from 'rehype-sanitize';

type Schema = typeof defaultSchema;

/** Elements whose content is no text either: it goes with them. */
const STRIPPED = [
  'script',
  'style',
  'template',
  'noscript',
  'title',
  'iframe',
  'noembed',
  'noframes',
  'object',
  'embed',
  'textarea',
  'select',
  'button',
  'svg',
  'math',
  'xmp',
  'plaintext',
];

/**
 * What may stay of a portfolio's HTML. Narrower than GitHub's list: no ids but those we make (`fn-`, `fnref-`, `h-`),
 * which get the text's own prefix afterwards, and no presentation.
 */
export const SCHEMA: Schema = {
  ...defaultSchema,
  strip: STRIPPED,
  clobberPrefix: '',
  clobber: [],
  protocols: { href: ['http', 'https', 'mailto'], src: ['http', 'https'] },
  attributes: {
    a: ['href', 'dataFootnoteRef', 'dataFootnoteBackref', 'ariaDescribedBy', 'ariaLabel'],
    code: [],
    details: [],
    img: ['src', 'alt', 'title'],
    input: [['type', 'checkbox'], ['disabled', true], 'checked'],
    li: [['className', 'task-list-item']],
    ol: ['start', ['reversed', true], ['className', 'contains-task-list']],
    section: ['dataFootnotes', ['className', 'footnotes']],
    td: ['align', 'colSpan', 'rowSpan'],
    th: ['align', 'colSpan', 'rowSpan', 'scope'],
    time: ['dateTime'],
    ul: [['className', 'contains-task-list']],
    '*': [['id', /^(?:fn|fnref|h)-/, 'footnote-label'], 'lang', ['dir', 'ltr', 'rtl', 'auto']],
  },
};
