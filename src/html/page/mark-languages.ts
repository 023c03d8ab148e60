import type { DocumentModel } from '../../document/model.js';
import type { Language } from '../../portfolio/looks.js';
import { phrasesOtherThan } from '../words/phrases.js';
import { wordingOtherThan } from '../words/wording.js';

/** Holds text that is nobody's to mark: what mentors write, drawings, and elements that may hold text only. */
const LEFT = new Set(['svg', 'select', 'script', 'style', 'title', 'textarea', 'pre']);
const PROSE = /\sclass="(?:[^"]*\s)?(?:prose|achieved-text)[\s"]/;
/** Words of ours among those of the mentor. */
const OURS = /\sclass="(?:task|unshown)[\s"]/;

/** A tag, its values in quotes whole, or the text between two tags. */
const TOKEN = /<(\/?)([a-z][\w-]*)((?:"[^"]*"|[^">])*)>|[^<]+|</gi;

/**
 * Says of each passage that is in another language than what stands around it which language that is (WCAG 2.2, 3.1.2): our
 * own words among the mentor's, words that the catalogue lacks and that are said in English, a framework's wording.
 *
 * A passage is known by its words alone, so that every theme's page is marked, and a text node that says something else is
 * left as it is.
 */
export function markLanguages(body: string, model: DocumentModel): string {
  const base = model.textLanguage;
  if (base === 'en-GB' && model.language === 'en-GB') return body;
  const mark = marker(phrasesOtherThan(base, model.language), wordingOtherThan(base, model));
  const places = new Places();
  return body.replace(TOKEN, (token: string, close: string | undefined, name: string | undefined, more: string) => {
    if (name === undefined) return places.mayMark() ? mark(token) : token;
    if (close) places.leave(name.toLowerCase());
    else places.enter(name.toLowerCase(), more);
    return token;
  });
}

/** Follows where in the page the reader is. */
class Places {
  /** Name of the element that is left alone, and how many of its kind are open in it. */
  #left: { name: string; depth: number } | null = null;
  #isOurs = false;

  enter(name: string, attributes: string): void {
    this.#isOurs = this.#left?.name === 'div' && OURS.test(attributes);
    if (this.#left) this.#left.depth += this.#left.name === name ? 1 : 0;
    else if (LEFT.has(name) || (name === 'div' && PROSE.test(attributes))) this.#left = { name, depth: 1 };
  }

  leave(name: string): void {
    this.#isOurs = false;
    if (this.#left?.name !== name) return;
    this.#left.depth -= 1;
    if (this.#left.depth === 0) this.#left = null;
  }

  mayMark(): boolean {
    return this.#left === null || this.#isOurs;
  }
}

type Known = { language: Language; pattern: RegExp };

function marker(phrases: readonly Known[], wording: ReadonlyMap<string, Language>): (text: string) => string {
  const languageOf = (text: string): Language | undefined =>
    wording.get(text) ?? phrases.find(({ pattern }) => pattern.test(text))?.language;
  return (node) => {
    const text = node.trim();
    if (!/\p{L}/u.test(text)) return node;
    const whole = languageOf(unescaped(text));
    if (whole) return node.replace(text, () => passage(text, whole));
    return node
      .split(BETWEEN)
      .map((part) => {
        const language = languageOf(unescaped(part));
        return language ? passage(part, language) : part;
      })
      .join('');
  };
}

/** Between the parts of a list or of a sentence that was put together. */
const BETWEEN = /(?<=[,;:.])(\s+)/;

function passage(text: string, language: Language): string {
  return `<span lang="${language}">${text}</span>`;
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&amp;': '&',
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#x27;': "'",
  '&#39;': "'",
  '&#x60;': '`',
  '&#x3D;': '=',
};

function unescaped(text: string): string {
  return text.replace(/&[^;\s]+;/g, (entity) => ENTITIES[entity] ?? entity);
}
