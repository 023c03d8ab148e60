import type { Element, Root } from 'hast';
import rehypeParse from 'rehype-parse';
import { unified } from 'unified';
import { visit } from 'unist-util-visit';
import { linkFiles } from '../../src/check/check-example.js';
import { check } from '../../src/check/engine.js';
import type { CheckResult } from '../../src/check/model.js';
import { githubReport } from '../../src/check/reporters/github.js';
import { junitReport } from '../../src/check/reporters/junit.js';
import { markdownReport } from '../../src/check/reporters/markdown.js';
import { sarifReport } from '../../src/check/reporters/sarif.js';
import { textReport } from '../../src/check/reporters/text.js';
import { RULES } from '../../src/check/rules/index.js';
import { coverStage, type LinkedPortfolio, portfolioStatus } from '../../src/coverage/index.js';
import { buildDocumentModel } from '../../src/document/index.js';
import { renderHtml } from '../../src/html/index.js';
import { filesInMemory } from '../../src/portfolio/index.js';
import { theme } from '../html/support.js';

export const CONFIG = 'version: 1\nmentor: {name: Ada Marsh}\nframework: ljmu-2016\nstage: advanced\n';
const TODAY = '2026-06-01';

type Texts = ReadonlyMap<string, string> | undefined;

/** Reads, checks and reports a portfolio of texts. */
export function checkEverything(texts: Record<string, string>): CheckResult {
  const files = filesInMemory({ 'portfolio.yaml': CONFIG, ...texts });
  const findings = check(linkFiles(files), RULES, { today: TODAY, texts: files.texts });
  report(findings, files.texts);
  return findings;
}

/** Reads, checks, counts and sets a portfolio of texts. */
export function throughEverything(texts: Record<string, string>): { findings: CheckResult; html: string } {
  const files = filesInMemory({ 'portfolio.yaml': CONFIG, ...texts });
  return throughAll(linkFiles(files), files.texts, (path) => {
    const text = Object.hasOwn(texts, path) ? texts[path] : undefined;
    return text === undefined ? null : Buffer.from(text);
  });
}

/** @param bodies texts that were set before, kept as `mentor serve` keeps them */
export function throughAll(
  linked: LinkedPortfolio,
  texts: Texts,
  readFile: (path: string) => Uint8Array | null,
  bodies?: Map<string, string>,
): { findings: CheckResult; html: string } {
  const findings = check(linked, RULES, { today: TODAY, ...(texts ? { texts } : {}) });
  const stages = linked.currentStage ? [coverStage(linked, linked.currentStage)] : [];
  portfolioStatus(linked, stages, {
    today: TODAY,
    errors: 0,
    suggestions: [],
    owedBy: () => ({ mentor: 0, school: 0 }),
  });
  report(findings, texts);
  return { findings, html: renderHtml(buildDocumentModel(linked), { theme, readFile, bodies }) };
}

/** @throws where a report for a terminal holds what would move its cursor or hide what it says */
function report(result: CheckResult, texts: Texts): void {
  const about = { portfolio: 'p', stage: 'advanced', version: '0.0.0', rules: RULES, base: '' };
  for (const make of [githubReport, junitReport, markdownReport, sarifReport]) make(result, about);
  const same = (text: string): string => text;
  const paint = { error: same, missing: same, warning: same, good: same, dim: same, bold: same };
  const sourceOf = (path: string): string | null => texts?.get(path) ?? null;
  const text = textReport(result, { paint, width: 80, quiet: false, plurals: new Map(), sourceOf });
  const moves = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u.exec(text);
  if (moves) throw new Error(`The report holds U+${moves[0].codePointAt(0)?.toString(16)}`);
}

const ADDRESSES = new Set([
  'href',
  'src',
  'action',
  'formAction',
  'data',
  'poster',
  'xLinkHref',
  'cite',
  'background',
  'ping',
]);
const SAFE =
  /^(#|https?:|mailto:|tel:|data:(image|font|audio|video)\/|data:application\/(pdf|octet-stream)|[\w.-]+\/|$)/i;
const NEVER = new Set(['iframe', 'object', 'embed', 'frame', 'frameset', 'base', 'link', 'applet', 'foreignobject']);

/** What of a page could run, load or send something, besides what stands in a page without any content too. */
export function executableIn(html: string): string[] {
  const root = parse(html);
  const found = scriptsOf(root).filter((script) => !OWN_SCRIPTS.has(script));
  visit(root, 'element', (element: Element) => {
    const { tagName, properties } = element;
    // The one form is the filter's, and it is sent nowhere.
    if (tagName === 'form' && (properties['id'] !== 'tools' || 'action' in properties)) found.push('<form>');
    if (NEVER.has(tagName.toLowerCase())) found.push(`<${tagName}>`);
    if (tagName === 'meta' && /refresh/i.test(String(properties['httpEquiv'] ?? ''))) found.push('<meta refresh>');
    for (const [name, value] of Object.entries(properties)) {
      if (/^on/i.test(name) && typeof value === 'string') found.push(`${tagName} ${name}`);
      if (ADDRESSES.has(name) && !SAFE.test(String(value).trim()))
        found.push(`${tagName} ${name}=${String(value).slice(0, 60)}`);
    }
  });
  return found;
}

function parse(html: string): Root {
  return unified().use(rehypeParse).parse(html);
}

function scriptsOf(root: Root): string[] {
  const scripts: string[] = [];
  visit(root, 'element', ({ tagName, properties, children }: Element) => {
    if (tagName !== 'script') return;
    const text = children.map((child) => (child.type === 'text' ? child.value : '')).join('');
    scripts.push(`<script ${JSON.stringify(properties)}> ${text}`);
  });
  return scripts;
}

/** Those of a page without any content. */
const OWN_SCRIPTS = new Set(scriptsOf(parse(throughEverything({}).html)));
