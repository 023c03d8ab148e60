import { checkExample } from '../../dist/check/check-example.js';

const INTRODUCTION = `# Rules

What \`mentor check\` looks at, in the rules' own words; \`mentor check --explain <rule>\` shows the same. Made by \`npm run gen\`.

An **error** is broken, **missing** is not there yet, a **warning** is doubtful; a **suggestion** stands apart from them. portfolio.yaml can give a rule another weight
or switch it off: \`rules: {link/alt: off}\`. Examples without a portfolio.yaml follow the developing stage of ljmu-2007 and
are checked on 1 June 2026.`;

const GROUPS = {
  read: 'Can the files be read?',
  link: 'Does everything that is named exist?',
  complete: 'Is all there that the stage asks for?',
  private: 'Does it keep what is private?',
  trust: 'Does what was signed and handed in still stand?',
};

/** @returns docs/rules.md: a table of all rules, then each with an example of what it finds and one that is right. */
export function rulesPage(rules) {
  const groups = Object.entries(GROUPS).map(([group, question]) => {
    const own = rules.filter(({ id }) => id.startsWith(`${group}/`));
    return [`## ${group}: ${question}`, ...own.map((rule) => section(rule, rules))].join('\n\n');
  });
  return `${[INTRODUCTION, table(rules), ...groups].join('\n\n')}\n`;
}

function table(rules) {
  const ordered = Object.keys(GROUPS).flatMap((group) => rules.filter(({ id }) => id.startsWith(`${group}/`)));
  const rows = ordered.map(
    (rule) => `| [${rule.id}](#${rule.id.replace('/', '')}) | ${weightOf(rule)} | ${rule.summary} |`,
  );
  return ['| rule | severity | holds |', '|---|---|---|', ...rows].join('\n');
}

/** What a rule says where portfolio.yaml is silent. */
function weightOf({ severity, suggests }) {
  return suggests ? 'suggestion' : severity;
}

function section(rule, rules) {
  const [bad, good] = [rule.bad[0], rule.good[0]];
  return [
    `### ${rule.id}`,
    `*${weightOf(rule)}.* ${rule.summary}`,
    rule.docs,
    ...(bad ? ['Found:', exampleText(bad), findingsText(bad, rule, rules)] : []),
    ...(good ? ['Right:', exampleText(good)] : []),
  ].join('\n\n');
}

function exampleText({ files, troubles = {}, outside = [], contents = {}, past = [] }) {
  const texts = Object.entries(files).map(([path, text]) => {
    if (outside.includes(path)) return `\`${path}\` is a link to a file outside the portfolio.`;
    return `\`${path}\`\n\n${fenced(text.trimEnd(), path)}`;
  });
  const unread = Object.entries(troubles).map(([path, { kind, detail }]) => `\`${path}\`: ${TROUBLES[kind](detail)}.`);
  const inside = Object.entries(contents).map(([path, content]) => `\`${path}\`: ${insideText(content)}.`);
  const before = past.map(({ path, commit }) => `Commit ${commit} has a real name in ${path ?? 'its message'}.`);
  return [...texts, ...unread, ...inside, ...before].join('\n\n');
}

function insideText({ texts, hasLocation, hasAuthor, unread }) {
  const said = texts.map(({ where, text }) => `${where ?? 'it'} says “${text.replaceAll('\n', ' ')}”`);
  if (hasLocation) said.push('its data says where it was taken');
  if (hasAuthor) said.push('its data says who took it');
  if (unread !== null) said.push(unread);
  return said.join(', ') || 'nothing private in its data';
}

const TROUBLES = {
  unreadable: (detail) => `the system says ${detail}`,
  'too-large': (detail) => `a file of ${detail} bytes`,
  encoding: () => 'saved by an old editor, not as UTF-8',
  elsewhere: () => 'not on this computer',
};

function fenced(text, path) {
  const language = /\.ya?ml$/.test(path) ? 'yaml' : path.endsWith('.md') ? 'markdown' : 'text';
  return `\`\`\`\`${language}\n${text}\n\`\`\`\``;
}

function findingsText(example, rule, rules) {
  const { findings } = checkExample(example, rules, rule.id);
  return fenced(findings.map(findingText).join('\n'), 'txt');
}

function findingText({ file, line, column, severity, message, hint }) {
  const place = line === null ? file : `${file}:${line}:${column}`;
  return `${place} ${severity}: ${message}\n  ${hint}`;
}
