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
const METHODS = { some: 'every', every: 'some', startsWith: 'endsWith', endsWith: 'startsWith' };
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
 */
export function mutantsOf(path, text) {
  const found = [];
  const put = (node, by, from = node.start, to = node.end) => {
    if (text.slice(from, to) === by) return;
    const line = text.slice(0, from).split('\n').length;
    found.push({ path, line, from, to, by, was: text.slice(from, to) });
  };
  walk(parseAst(text, { lang: 'ts' }), (node) => CHANGES[node.type]?.(node, put, text));
  return found.sort((a, b) => a.from - b.from || a.to - b.to);
}

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
  UnaryExpression: ({ operator: sign, argument }, put, text) => {
    if (sign === '!') put(argument, text.slice(argument.start, argument.end), argument.start - 1, argument.end);
  },
  Literal: (node, put) => {
    if (typeof node.value === 'boolean') put(node, String(!node.value));
    else if (typeof node.value === 'number') put(node, String(node.value + 1));
  },
  CallExpression: ({ callee, end }, put, text) => {
    if (callee.type !== 'MemberExpression' || callee.computed) return;
    const { object, property } = callee;
    if (METHODS[property.name]) put(property, METHODS[property.name]);
    if (STEPS.has(property.name)) put(object, text.slice(object.start, object.end), object.start, end);
  },
  SpreadElement: ({ argument, end, start }, put) => {
    put(argument, argument.type === 'ArrayExpression' ? '...[]' : '...[]', start, end);
  },
  ReturnStatement: ({ argument }, put) => {
    if (argument?.type === 'Literal' && argument.value === null) return;
    if (argument?.type === 'ArrayExpression' && argument.elements.length > 0) put(argument, '[]');
  },
};

function operator({ operator: sign, left, right }, put, text) {
  const by = OPERATORS[sign];
  if (!by || isText(left) || isText(right)) return;
  const at = left.end + text.slice(left.end, right.start).indexOf(sign);
  put(left, by, at, at + sign.length);
}

/** What is added to a text is a message or a path; its sum cannot become a difference. */
function isText(node) {
  return (
    node.type === 'TemplateLiteral' || (node.type === 'Literal' && typeof node.value === 'string' && node.value === '')
  );
}

/** What keeps a loop going is left alone: most mutants of it would never end. */
function isLeftAlone(type, key) {
  const isLoop = /^(?:For|While|DoWhile)Statement$/.test(type) && (key === 'test' || key === 'update');
  return isLoop || key === 'type' || key === 'loc';
}

function walk(node, visit) {
  if (node === null || typeof node !== 'object') return;
  if (Array.isArray(node)) {
    for (const one of node) walk(one, visit);
    return;
  }
  if (typeof node.type === 'string') {
    if (/^TS(?!NonNull|As|Satisfies)/.test(node.type) || node.type === 'ImportDeclaration') return;
    visit(node);
  }
  for (const [key, value] of Object.entries(node)) if (!isLeftAlone(node.type, key)) walk(value, visit);
}
