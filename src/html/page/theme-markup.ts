import { DATA_HELPERS, WORD_HELPERS } from './markup-lists.js';
import { MarkupReader } from './markup-reader.js';
import type { TemplateProblem } from './template-error.js';
import { BLOCKS, everyNode } from './theme-names.js';

/** The page itself holds the policy of what may run: only a theme has it. */
const PAGE = 'document';

/**
 * What a template that came with a portfolio may not hold. Its data is escaped for text and for values in quotes; so data may
 * stand only there, and its own markup may be only what neither runs nor fetches. Elements end in the template they begin in.
 */
export function checkMarkup(program: hbs.AST.Program, helpers: ReadonlySet<string>): TemplateProblem[] {
  const checker = new Checker(helpers);
  checker.calls(program);
  checker.whole(program);
  return checker.problems;
}

class Checker {
  readonly problems: TemplateProblem[] = [];
  readonly #reader: MarkupReader;
  readonly #helpers: ReadonlySet<string>;
  #piece = { text: '', line: 1 };

  constructor(helpers: ReadonlySet<string>) {
    this.#helpers = helpers;
    this.#reader = new MarkupReader((message, offset) => {
      const { text, line } = this.#piece;
      this.#problem(line + text.slice(0, offset).split('\n').length - 1, message);
    });
  }

  /** Calls that could bring HTML where only words are safe, whatever stands around them. */
  calls(program: hbs.AST.Program): void {
    everyNode(program, (node) => {
      if (node.type !== 'SubExpression') return;
      const name = nameOf((node as hbs.AST.SubExpression).path);
      if (!WORD_HELPERS.has(name) && !DATA_HELPERS.has(name))
        this.#problem(node.loc.start.line, `unexpected \`(${name} …)\` inside another call; call it by itself`);
    });
  }

  whole(program: hbs.AST.Program): void {
    if (!this.#program(program) || this.problems.length > 0) return;
    const { place, open } = this.#reader;
    // An empty template sets nothing, and has no place.
    const last = (program.loc as hbs.AST.SourceLocation | undefined)?.end.line ?? 1;
    if (place !== 'text') this.#problem(last, 'unexpected end within a tag');
    else if (open.length > 0) this.#problem(last, `unexpected end, expected \`</${open.at(-1)}>\``);
  }

  /** @returns false where what follows cannot be judged */
  #program(program: hbs.AST.Program): boolean {
    return program.body.every((node) => this.#statement(node));
  }

  #statement(node: hbs.AST.Statement): boolean {
    const { line } = node.loc.start;
    switch (node.type) {
      case 'CommentStatement':
        return true;
      case 'ContentStatement':
        return this.#content(node as hbs.AST.ContentStatement);
      case 'MustacheStatement':
        return this.#mustache(node as hbs.AST.MustacheStatement);
      case 'BlockStatement':
        return this.#block(node as hbs.AST.BlockStatement);
      case 'PartialStatement':
        return this.#partial(node as hbs.AST.PartialStatement);
      default:
        return this.#problem(line, 'unexpected `{{#>` or `{{*`, expected a template by its name: {{> entry}}');
    }
  }

  #content({ value, loc }: hbs.AST.ContentStatement): boolean {
    this.#piece = { text: value, line: loc.start.line };
    return this.#reader.read(value);
  }

  #mustache({ path, escaped, loc }: hbs.AST.MustacheStatement): boolean {
    const { line } = loc.start;
    if (!escaped) return this.#problem(line, 'unexpected {{{ or {{&, expected {{ }}: what is shown is always escaped');
    const { place } = this.#reader;
    if (place === 'text') return true;
    if (place !== 'value')
      return this.#problem(line, 'unexpected {{ }} in a tag, expected it in quotes: class="{{…}}"');
    const helper = nameOf(path);
    if (this.#helpers.has(helper) && !WORD_HELPERS.has(helper))
      return this.#problem(line, `unexpected {{${helper} …}} in quotes, expected data or a helper that gives words`);
    const wrong = this.#reader.fill(helper);
    return wrong === null || this.#problem(line, wrong);
  }

  #partial({ name, loc }: hbs.AST.PartialStatement): boolean {
    const { line } = loc.start;
    if (name.type !== 'PathExpression')
      return this.#problem(line, 'unexpected call for a name, expected a template by its name: {{> entry}}');
    if (nameOf(name) === PAGE) return this.#problem(line, 'unexpected template `document`: the page holds this one');
    return this.#reader.place === 'text' || this.#problem(line, 'unexpected template within a tag');
  }

  /** Each way through a block has to end in the place where it began. */
  #block({ path, program, inverse, loc }: hbs.AST.BlockStatement): boolean {
    const { line } = loc.start;
    if (!BLOCKS.has(nameOf(path)))
      return this.#problem(line, `unexpected {{#${nameOf(path)}}}, expected one of: ${[...BLOCKS].join(', ')}`);
    const reader = this.#reader;
    const before = { place: reader.place, open: reader.open, attribute: reader.attribute };
    if (before.attribute) {
      const wrong = reader.fill(null);
      if (wrong !== null) return this.#problem(line, wrong);
    }
    for (const way of [program, inverse]) {
      if (!way) continue;
      Object.assign(reader, {
        place: before.place,
        open: before.open,
        attribute: before.attribute && { ...before.attribute },
      });
      if (!this.#program(way)) return false;
      if (!this.#isSame(before))
        return this.#problem(line, 'unexpected end of the block, expected it in the tag or element in which it began');
    }
    Object.assign(reader, before);
    if (before.place === 'tag') reader.place = 'tag-end';
    return true;
  }

  #isSame({ place, open, attribute }: Pick<MarkupReader, 'place' | 'open' | 'attribute'>): boolean {
    const now = this.#reader;
    const inTag = (at: string): boolean => at === 'tag' || at === 'tag-end';
    const samePlace = now.place === place || (inTag(now.place) && inTag(place));
    return samePlace && now.open.join(' ') === open.join(' ') && now.attribute?.name === attribute?.name;
  }

  #problem(line: number, message: string): false {
    this.problems.push({ line, message });
    return false;
  }
}

function nameOf(path: unknown): string {
  return String((path as Partial<hbs.AST.PathExpression>).original ?? '');
}
