import type Handlebars from 'handlebars';
import type { Budget } from './budget.js';
import { settingOf } from './setting.js';
import { failedAt, TemplateError } from './template-error.js';

/** A template with the file it was made from. */
export interface MadeTemplate {
  file: string;
  fill: Handlebars.TemplateDelegate;
}

/** Templates that call each other deeper than this never end. The deepest of ours is eight. */
const DEEPEST = 40;

/** One run of a theme's templates: knows at each moment which template is being filled, with what. */
export class Filling {
  readonly #budget: Budget;
  readonly #files: string[] = [];
  readonly #settings: unknown[] = [];
  /** Characters of the loops and templates that are finished. */
  #counted = 0;

  constructor(budget: Budget) {
    this.#budget = budget;
  }

  /** A template that says, when it fails, where and while setting what. */
  watched({ file, fill }: MadeTemplate): Handlebars.TemplateDelegate {
    return (context: unknown, options?: Handlebars.RuntimeOptions) => {
      const depth = this.#files.push(file);
      this.#settings.push(context);
      try {
        if (depth > DEEPEST) throw new Error('templates call each other without end');
        return this.#counting(() => fill(context, options));
      } catch (error) {
        throw this.#explained(error, null);
      } finally {
        this.#files.pop();
        this.#settings.pop();
      }
    };
  }

  /** Handlebars' own `each`, with every turn counted. */
  each(each: Handlebars.HelperDelegate): Handlebars.HelperDelegate {
    const filling = this;
    return function (this: unknown, list: unknown, options: Handlebars.HelperOptions) {
      const fn: Handlebars.TemplateDelegate = (item, more) => filling.#turn(item, () => options.fn(item, more));
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

  #turn(item: unknown, fill: () => string): string {
    this.#settings.push(item);
    try {
      return this.#counting(fill);
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
    if (error instanceof TemplateError || isStop(error)) return error;
    const setting = this.#settings.reduceRight<string | null>((known, data) => known ?? settingOf(data), null);
    return failedAt(this.#files.at(-1) ?? '', line ?? lineOf(error), setting, inWords(error));
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

/** Handlebars' messages, in ours; others as they are. */
function inWords(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  if (error instanceof RangeError) return `more than can be set (${message})`;
  const unknown = /^"(.+?)" not defined in/.exec(message) ?? /^Missing helper: "(.+?)"/.exec(message);
  if (unknown) return `unexpected \`${unknown[1]}\`, expected a value that is there or a helper`;
  // What the engine says would quote the value, and with it perhaps a name.
  if (error instanceof TypeError) return 'unexpected value in a call or a path, expected data of another kind';
  const partial = /^The partial (\S+) could not be found/.exec(message);
  if (partial) return `there is no template \`${partial[1]}.hbs\``;
  return message.replace(/ - \d+:\d+$/, '');
}
