import type Handlebars from 'handlebars';
import { messageOf } from '../../text/explain.js';
import { Refusal } from '../../text/refusal.js';
import { Words } from '../words/words.js';
import type { Budget } from './budget.js';
import { failedAt } from './template-error.js';

/** A template with the file it was made from. */
export interface MadeTemplate {
  file: string;
  /** What somebody wrote, to find a line in; '' for those that come with mentor. */
  text: string;
  fill: Handlebars.TemplateDelegate;
}

interface Located {
  start: { line: number };
}

/** Templates that call each other deeper than this never end. The deepest of ours is eight. */
const DEEPEST = 40;

/** One run of a theme's templates: knows at each moment which template is being filled, with what. */
export class Filling {
  readonly #budget: Budget;
  readonly #templates: MadeTemplate[] = [];
  readonly #settings: unknown[] = [];
  /** Characters of the loops and templates that are finished. */
  #counted = 0;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  /** A template that says, when it fails, where and while setting what. */
  watched(name: string, template: MadeTemplate): Handlebars.TemplateDelegate {
    return (context: unknown, options?: Handlebars.RuntimeOptions) => {
      if (this.#templates.length >= DEEPEST) throw this.#endless(name);
      this.#templates.push(template);
      this.#settings.push(context);
      try {
        return this.#counting(() => template.fill(context, options));
      } catch (error) {
        throw this.#explained(error, null);
      } finally {
        this.#templates.pop();
        this.#settings.pop();
      }
    };
  }

  #endless(name: string): unknown {
    const { text } = this.#templates.at(-1) as MadeTemplate;
    const message = `templates call each other endlessly, here with \`{{> ${name}}}\``;
    return this.#explained(new Error(message), lineWith(text, new RegExp(`\\{\\{~?>\\s*${name}(?![\\w-])`)));
  }

  /** Handlebars' own `each`, with every turn counted. */
  each(each: Handlebars.HelperDelegate): Handlebars.HelperDelegate {
    const filling = this;
    return function (this: unknown, list: unknown, options: Handlebars.HelperOptions) {
      const line = (options as { loc?: Located }).loc?.start.line ?? null;
      const fn: Handlebars.TemplateDelegate = (item, more) => filling.#turn(item, line, () => options.fn(item, more));
      return each.call(this, list, { ...options, fn });
    };
  }

  /** What a helper gives, counted; what it throws, with its place. */
  call<T>(line: number | null, helper: () => T): T {
    try {
      this.#budget.step();
      return helper();
    } catch (error) {
      throw this.#explained(error, line);
    }
  }

  #turn(item: unknown, line: number | null, fill: () => string): string {
    this.#settings.push(item);
    try {
      return this.#counting(fill);
    } catch (error) {
      throw this.#explained(error, line);
    } finally {
      this.#settings.pop();
    }
  }

  /** What is made inside of what is made counts once. */
  #counting(fill: () => string): string {
    this.#budget.step();
    const before = this.#counted;
    const text = fill();
    this.#budget.add(text.length - (this.#counted - before));
    this.#counted = before + text.length;
    return text;
  }

  #explained(error: unknown, line: number | null): unknown {
    if (error instanceof Refusal || isStop(error)) return error;
    const setting = this.#settings.reduceRight<string | null>((known, data) => known ?? settingOf(data), null);
    const { file = '', text = '' } = this.#templates.at(-1) ?? {};
    return failedAt(file, lineOf(error) ?? lineOfKey(error, text) ?? line, setting, inWords(error));
  }
}

/** Ctrl-C is no fault of a template. */
function isStop(error: unknown): boolean {
  return error instanceof Error && error.name === 'AbortError';
}

function lineOf(error: unknown): number | null {
  const { lineNumber } = Object(error) as { lineNumber?: unknown };
  return typeof lineNumber === 'number' ? lineNumber : null;
}

/** The key that was asked for of nothing, or of a text or number, as the engine says it. */
const KEY =
  /^Cannot (?:read properties of (?:undefined|null) \(reading '(\w+)'\)|use 'in' operator to search for '(\w+)')/;

function keyOf({ message }: TypeError): string | undefined {
  const [, ofNothing, ofText] = KEY.exec(message) ?? [];
  return ofNothing ?? ofText;
}

/** The engine says which key, and not where: the line is known where the template names it in one alone. */
function lineOfKey(error: unknown, text: string): number | null {
  const key = error instanceof TypeError ? keyOf(error) : undefined;
  return key === undefined ? null : lineWith(text, new RegExp(`\\{\\{[^}]*[./]${key}(?!\\w)`));
}

/** @returns the only line that holds something, from 1 */
function lineWith(text: string, pattern: RegExp): number | null {
  const lines = text.split('\n').flatMap((line, index) => (pattern.test(line) ? [index + 1] : []));
  return lines.length === 1 ? (lines[0] ?? null) : null;
}

/** Handlebars' messages, in ours; others as they are. */
function inWords(error: unknown): string {
  const message = messageOf(error);
  if (error instanceof RangeError) return `more than can be set (${message})`;
  const unknown = /^"(.+?)" not defined in/.exec(message) ?? /^Missing helper: "(.+?)"/.exec(message);
  if (unknown) return `unexpected \`${unknown[1]}\`, expected a value that is there or a helper`;
  // What the engine says would quote the value, and with it perhaps a name.
  if (error instanceof TypeError) return 'unexpected value in a path or a call, expected a different kind of data';
  const partial = /^The partial (\S+) could not be found/.exec(message);
  if (partial) return `there is no template \`${partial[1]}.hbs\``;
  return message.replace(/ - \d+:\d+$/, '');
}

/**
 * What part of the document some data of a template is, for a person who looks for it: the file of an entry, the label and
 * file of evidence, the number and title of an entry that is only referred to, else a title or a role.
 * @returns null for data that says nothing of where it is from
 */
function settingOf(data: unknown): string | null {
  if (typeof data !== 'object' || data === null) return null;
  const { path, label, file, url, entry, number, title, role } = data as Record<string, unknown>;
  if (isText(path)) return String(path);
  if (isText(label) && isText(file ?? url)) return `${label} (${file ?? url})`;
  if (typeof number === 'number' && isText(title)) return `entry ${number}, ${title}`;
  if (entry) return settingOf(entry);
  return [title, role].filter(isText).map(String)[0] ?? null;
}

function isText(value: unknown): value is string | Words {
  return (typeof value === 'string' || value instanceof Words) && String(value) !== '';
}
