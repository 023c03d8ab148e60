import { nearest, thenAsked } from '../../text/suggest.js';
import type { TemplateProblem } from './template-error.js';
import type { KnownNames } from './theme.js';

/** The helpers of Handlebars itself that take a block; beside them only `lookup` stays switched on. */
export const BLOCKS: ReadonlySet<string> = new Set(['if', 'unless', 'each', 'with']);

/** @returns templates and helpers that a template asks for and that are not there */
export function nameProblems(program: hbs.AST.Program, names: KnownNames): TemplateProblem[] {
  const problems: TemplateProblem[] = [];
  const unknown = (node: hbs.AST.Node, kind: string, name: string, known: Iterable<string>): void => {
    const all = [...known].sort();
    const there = thenAsked(nearest(name, all)[0]) || `; there are: ${all.join(', ')}`;
    problems.push({ line: node.loc.start.line, message: `unexpected ${kind} \`${name}\`${there}` });
  };
  everyNode(program, (node) => {
    if (node.type === 'PartialStatement') {
      const { name } = node as hbs.AST.PartialStatement;
      if (name.type !== 'PathExpression') return;
      const { original } = name as hbs.AST.PathExpression;
      if (!names.templates.has(original)) unknown(node, 'template', original, names.templates);
    }
    const called = calledBy(node);
    if (called !== null && !names.helpers.has(called) && !BLOCKS.has(called) && called !== 'lookup')
      unknown(node, 'helper', called, [...names.helpers, ...BLOCKS]);
  });
  return problems;
}

/** The helper that is called for sure: without values a name can be data too, and with a block a list. */
function calledBy(node: hbs.AST.Node): string | null {
  const { path, params, hash } = node as Partial<hbs.AST.MustacheStatement>;
  if (path?.type !== 'PathExpression' || !params) return null;
  const called = params.length > 0 || (hash?.pairs.length ?? 0) > 0 || node.type === 'SubExpression';
  return called ? (path as hbs.AST.PathExpression).original : null;
}

/** Goes through a template in the order of its text. */
export function everyNode(value: unknown, look: (node: hbs.AST.Node) => void): void {
  if (typeof value !== 'object' || value === null) return;
  if (Array.isArray(value)) for (const part of value) everyNode(part, look);
  else {
    if ('type' in value && typeof value.type === 'string') look(value as hbs.AST.Node);
    for (const [key, part] of Object.entries(value)) if (key !== 'loc') everyNode(part, look);
  }
}
