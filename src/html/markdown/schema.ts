import { defaultSchema } from 'rehype-sanitize';

type Schema = typeof defaultSchema;

/** Elements whose content is no text either: it goes with them. */
const STRIPPED = ['script', 'style', 'template', 'svg', 'math'];

/** Beside GitHub's list: what sets words, and what plays or shows a file, of which a link is made (finish.ts). */
const MORE = [
  'u',
  'mark',
  'small',
  'cite',
  'abbr',
  'caption',
  'figure',
  'figcaption',
  'video',
  'audio',
  'iframe',
  'embed',
  'object',
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
  required: {},
  tagNames: [...(defaultSchema.tagNames ?? []), ...MORE],
  ancestors: { ...defaultSchema.ancestors, caption: ['table'] },
  protocols: {
    href: ['http', 'https', 'mailto', 'byname'],
    src: ['http', 'https', 'byname'],
    data: ['http', 'https'],
  },
  attributes: {
    a: ['href', 'title', 'dataFootnoteRef', 'dataFootnoteBackref', 'ariaDescribedBy', 'ariaLabel'],
    code: [],
    details: [],
    abbr: ['title'],
    audio: ['src', 'title'],
    embed: ['src', 'title'],
    iframe: ['src', 'title'],
    img: ['src', 'alt', 'title', ['width', /^\d{1,4}%?$/]],
    input: ['type', 'checked', 'value', 'placeholder'],
    li: [['className', 'task-list-item']],
    object: ['data', 'title'],
    ol: ['start', ['reversed', true], ['className', 'contains-task-list']],
    source: ['src'],
    video: ['src', 'title'],
    section: ['dataFootnotes', ['className', 'footnotes']],
    td: ['align', 'colSpan', 'rowSpan'],
    th: ['align', 'colSpan', 'rowSpan', 'scope'],
    time: ['dateTime'],
    ul: [['className', 'contains-task-list']],
    '*': [['id', /^(?:fn|fnref|h)-/, 'footnote-label'], 'lang', ['dir', 'ltr', 'rtl', 'auto']],
  },
};
