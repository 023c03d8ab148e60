import type { Root } from 'hast';
import rehypeRaw from 'rehype-raw';
import rehypeSanitize from 'rehype-sanitize';
import rehypeStringify from 'rehype-stringify';
import remarkRehype from 'remark-rehype';
import { type Processor, unified } from 'unified';
import type { Prose } from '../../document/model.js';
import { LANGUAGES, type Language } from '../../portfolio/looks.js';
import { withoutRemarks } from '../../text/near-markdown.js';
import { Speaker } from '../words/speaker.js';
import { boundMarkdown } from './bounds.js';
import { walk } from './depth.js';
import { keepWords } from './keep-words.js';
import { readNearMarks } from './near-marks.js';
import { parseMarkdown } from './parse-markdown.js';
import { element } from './pictures.js';
import prepare, { type ProseData } from './prepare.js';
import { saidNode } from './said.js';
import { SCHEMA } from './schema.js';

function toHtmlIn(language: Language): Processor<undefined, undefined, undefined, undefined, undefined> {
  const toHtmlTree = {
    allowDangerousHtml: true,
    // The prefix is put on once, behind the sanitiser: hast-util-sanitize and remark-rehype would each add their own.
    clobberPrefix: '',
    footnoteLabel: String(new Speaker(language).say('prose.footnotes')),
    footnoteLabelTagName: 'p',
    footnoteLabelProperties: {},
    footnoteBackContent: '↑',
  };
  return unified().use(prepare).use(remarkRehype, toHtmlTree).freeze() as never;
}

const toHtml = Object.fromEntries(LANGUAGES.map((language) => [language, toHtmlIn(language)])) as Record<
  Language,
  ReturnType<typeof toHtmlIn>
>;
const raw = unified().use(rehypeRaw).freeze();
const sanitise = unified().use(rehypeSanitize, SCHEMA).freeze();
const html = unified().use(rehypeStringify).freeze();

/** @returns a clean tree of a text's HTML; comments, scripts and all that is not allowed are gone */
export function parseProse(prose: Prose, speaker: Speaker): Root {
  try {
    return toTree(prose, speaker, true);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  try {
    const tree = toTree(prose, speaker, false);
    return { ...tree, children: [...tree.children, tooDeep(prose, speaker)] };
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return { type: 'root', children: [tooDeep(prose, speaker)] };
  }
}

export function stringifyProse(root: Root): string {
  return html.stringify(root);
}

/** Raw HTML costs a second parser, so only a text that has some goes through it. */
function toTree(prose: Prose, speaker: Speaker, withRaw: boolean): Root {
  const data: ProseData = { prose, speaker, raw: false };
  const tooMuch = speaker.say('prose.too-much');
  const text = withoutRemarks(boundMarkdown(prose.markdown, tooMuch));
  const parsed = parseMarkdown(text, tooMuch, prose);
  keepWords(parsed, text, prose.cited ?? []);
  readNearMarks(parsed, text);
  let tree = toHtml[speaker.language].runSync(parsed, { data } as never) as unknown as Root;
  if (data.raw && withRaw) {
    tree = raw.runSync(tree) as Root;
    walk(tree, tooDeep(prose, speaker), () => true);
  }
  return sanitise.runSync(tree) as Root;
}

function tooDeep(prose: Prose, { say }: Speaker): ReturnType<typeof element> {
  return element('p', {}, [saidNode(say('prose.too-deep', { path: prose.path }))]);
}
