import { parseAst } from 'rolldown/parseAst';

/** What an operator becomes: each a small change of meaning. */
const OPERATORS = {
  '===': '!==',
  '!==': '===',
  '<': '<=',
  '<=': '<',
  '>': '>=',
  '>=': '>',
  '&&': '||',
  '||': '&&',
  '??': '&&',
  '+': '-',
  '-': '+',
};
const METHODS = new Map([
  ['some', 'every'],
  ['every', 'some'],
  ['startsWith', 'endsWith'],
  ['endsWith', 'startsWith'],
]);
/** Calls that change a value on its way: without them it is what it was. */
const STEPS = new Set([
  'filter',
  'sort',
  'normalize',
  'trim',
  'toLowerCase',
  'slice',
  'reverse',
  'replace',
  'replaceAll',
]);

/**
 * Every small change of meaning that can be made in a source file, in order of their places.
 * Texts, types and what only messages say are left alone.
 * @param {string} path shown with each
 * @param {string} text TypeScript
 * @returns {{ path: string, line: number, from: number, to: number, by: string, was: string, whole: [number, number] }[]}
 *   `whole`: the expression that it changes the value of
 */
export function mutantsOf(path, text) {
  const found = [];
  const put = (node, by, from = node.start, to = node.end) => {
    if (text.slice(from, to) === by) return;
    const line = text.slice(0, from).split('\n').length;
    found.push({ path, line, from, to, by, was: text.slice(from, to), whole: [node.start, node.end] });
  };
  walk(parseAst(text, { lang: 'ts' }), null, (node, chain) => {
    CHANGES[node.type]?.(
      node,
      (at, ...change) => put(chain ?? at, ...(change.length > 1 ? change : [change[0], at.start, at.end])),
      text,
    );
  });
  return found.sort((a, b) => a.from - b.from || a.to - b.to);
}

/**
 * The bodies of the loops of a source file: what may never end once something is changed.
 * @returns {[number, number][]}
 */
export function loopsOf(text) {
  const found = [];
  walk(parseAst(text, { lang: 'ts' }), null, ({ type, body }) => {
    if (LOOP.test(type)) found.push([body.start, body.end]);
  });
  return found;
}

const LOOP = /^(?:For|ForOf|ForIn|While|DoWhile)Statement$/;

const CHANGES = {
  BinaryExpression: operator,
  LogicalExpression: operator,
  IfStatement: ({ test }, put) => {
    put(test, 'true');
    put(test, 'false');
  },
  ConditionalExpression: ({ test }, put) => {
    put(test, 'true');
    put(test, 'false');
  },
  UnaryExpression: (node, put, text) => {
    if (node.operator === '!') put(node, text.slice(node.argument.start, node.argument.end));
  },
  Literal: (node, put) => {
    if (typeof node.value === 'boolean') put(node, String(!node.value));
    else if (typeof node.value === 'number') put(node, String(node.value + 1));
  },
  CallExpression: (node, put, text) => {
    const { callee, start, end } = node;
    if (callee.type !== 'MemberExpression' || callee.computed) return;
    const { object, property } = callee;
    const other = METHODS.get(property.name);
    if (other) put(node, other, property.start, property.end);
    if (STEPS.has(property.name)) put(node, text.slice(object.start, object.end), start, end);
  },
  SpreadElement: ({ argument }, put) => put(argument, '[]'),
  ReturnStatement: ({ argument }, put) => {
    if (argument?.type === 'ArrayExpression' && argument.elements.length > 0) put(argument, '[]');
  },
};

function operator(node, put, text) {
  const { operator: sign, left, right } = node;
  const by = OPERATORS[sign];
  if (!by || isText(left) || isText(right)) return;
  const at = left.end + text.slice(left.end, right.start).indexOf(sign);
  // Behind and before another sign it may be a mistake: `a ?? b && c` is none of both.
  const [before, behind] = [text.slice(node.start, at), text.slice(at + sign.length, node.end)];
  if (node.type === 'LogicalExpression') put(node, `(${before.trim()}) ${by} (${behind.trim()})`);
  else put(node, by, at, at + sign.length);
}

/** What is added to a text is a message or a path; its sum cannot become a difference. */
function isText(node) {
  return (
    node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string' && node.value === '')
  );
}

/** What keeps a loop going is left alone: most mutants of it would never end. A name is no value. */
function isLeftAlone({ type, computed }, key) {
  if (key === 'key' && !computed) return true;
  const isLoop = /^(?:For|While|DoWhile)Statement$/.test(type) && (key === 'test' || key === 'update');
  return isLoop || key === 'type' || key === 'loc';
}

/** @param chain the optional chain that a node is a link of: only as a whole has it a value */
function walk(node, chain, visit) {
  if (node === null || typeof node !== 'object') return;
  if (Array.isArray(node)) {
    for (const one of node) walk(one, chain, visit);
    return;
  }
  let around = chain;
  if (typeof node.type === 'string') {
    if (/^TS(?!NonNull|As|Satisfies)/.test(node.type) || node.type === 'ImportDeclaration') return;
    if (node.type === 'ChainExpression') around = node;
    if (/Function/.test(node.type)) around = null;
    visit(node, around);
  }
  for (const [key, value] of Object.entries(node)) if (!isLeftAlone(node, key)) walk(value, around, visit);
}
