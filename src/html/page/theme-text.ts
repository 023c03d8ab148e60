import Handlebars from 'handlebars';
import { Refusal } from '../../text/refusal.js';
import { type TemplateProblem, unusable } from './template-error.js';
import type { KnownNames, TemplateSource } from './theme.js';
import { checkMarkup } from './theme-markup.js';
import { nameProblems } from './theme-names.js';

const UNFINISHED =
  'unexpected end of a tag or block, expected `}}` after each `{{`, and `{{/if}}` after each `{{#if …}}`';

/** Larger than this no template needs to be; the largest of ours has 5,000 characters. */
const LONGEST = 200_000;

/**
 * A template from text that somebody wrote.
 * @param file as messages name it
 * @param whose `own`: the person who renders trusts it like a program; `portfolio`: it came with a portfolio, so it may hold
 * only markup that cannot run, fetch or lead astray
 */
export function textTemplate(file: string, text: string, whose: 'own' | 'portfolio'): TemplateSource {
  return {
    kind: 'text',
    whose,
    text,
    compile: (names) => {
      if (text.length > LONGEST)
        throw unusable(file, [{ line: null, message: `unexpected size, expected at most ${LONGEST / 1000} kB` }]);
      try {
        return checked(file, Handlebars.parse(text), names, whose);
      } catch (error) {
        throw error instanceof Refusal ? error : unusable(file, [problemOf(error as Error)]);
      }
    },
  };
}

function checked(
  file: string,
  program: hbs.AST.Program,
  names: KnownNames,
  whose: 'own' | 'portfolio',
): Handlebars.TemplateDelegate {
  const strange = whose === 'portfolio' ? checkMarkup(program, names.helpers) : [];
  const problems = [...nameProblems(program, names), ...strange].sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
  if (problems.length > 0) throw unusable(file, problems);
  return Handlebars.compile(program, { strict: true });
}

/** Handlebars' parser says `Parse error on line 3:`, with what it is made of below; else it has `lineNumber`. */
function problemOf(error: Error & { lineNumber?: number }): TemplateProblem {
  if (error instanceof RangeError)
    return { line: null, message: 'unexpected depth, expected fewer blocks inside each other' };
  const [head = ''] = error.message.split('\n');
  const line = /on line (\d+)/.exec(head)?.[1];
  const what = line ? UNFINISHED : head;
  return { line: line ? Number(line) : (error.lineNumber ?? null), message: what.replace(/ - \d+:\d+$/, '') };
}
