// Checks the seal of a sign-off by docs/seal.md alone, without mentor: node seal-script.js <portfolio> <sign-off>
// Prints what does not fit, as JSON: `digest`, `statement`, `previous`, or the path of a file.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const [root, signOff] = process.argv.slice(2);
const sha = (content) => createHash('sha256').update(content).digest('hex');
const plain = (path) =>
  readFileSync(join(root, path), 'utf8')
    .replace(/^\ufeff/, '')
    .replaceAll('\r\n', '\n');
const text = plain(signOff);
const [, matter, body] = /^---\n([\s\S]*?)\n---\n?([\s\S]*)$/.exec(text);
const unquoted = (value) => (/^'.*'$/.test(value) ? value.slice(1, -1).replaceAll("''", "'") : value);
const value = (key, indent = '  ') => {
  const found = new RegExp(`^${indent}${key}: (.*)$`, 'm').exec(matter);
  return found ? unquoted(found[1]) : null;
};
const block = (key) => {
  const found = new RegExp(`^  ${key}: \\|\\n((?:    .*\\n?)*)`, 'm').exec(matter);
  return (found?.[1] ?? '')
    .split('\n')
    .filter(Boolean)
    .map((line) => line.slice(4));
};
const list = (lines) => lines.map((line) => `${line}\n`).join('');
const problems = [];

const form = value('form');
const files = block('files');
const terms = form === 'mentor-seal-2' ? block('for').map((term) => `for ${term}`) : [];
const seal = `sha256:${sha(list([form, `stage ${value('stage')}`, `mentor ${value('mentor')}`, ...terms, ...files]))}`;
if (seal !== value('digest')) problems.push('digest');

const nfc = (word) => word?.normalize('NFC') ?? null;
const written = (word) => (form === 'mentor-seal-1' ? nfc(word) : word);
const [pack, stage] = value('stage').split('/');
const statement = {
  comment: `sha256:${sha(written(body).trim())}`,
  date: value('date', ''),
  decision: value('decision', ''),
  enteredBy: written(value('entered-by', '')),
  form: form === 'mentor-seal-2' ? 'mentor-statement-2' : 'mentor-statement-1',
  name: written(value('name', '')),
  pack,
  packVersion: Number(value('pack-version')),
  ratings: [],
  role: value('role', ''),
  scan: null,
  seal,
  stage,
};
if (form === 'mentor-seal-2') {
  statement.number = Number(value('number'));
  statement.previous = value('previous');
  statement.after = `sha256:${sha(list(block('after')))}`;
}
const canonical = `{${Object.keys(statement)
  .sort()
  .map((key) => `${JSON.stringify(key)}:${JSON.stringify(statement[key])}`)
  .join(',')}}`;
if (`sha256:${sha(canonical)}` !== value('statement')) problems.push('statement');

if (value('previous') !== null) {
  const number = (name) => Number(/(\d+)\.md$/.exec(name)?.[1] ?? 0);
  const role = value('role', '');
  const earlier = readdirSync(join(root, dirname(signOff)))
    .filter((name) => name.startsWith(`${role}-`) && name.endsWith('.md') && number(name) < statement.number)
    .sort((a, b) => number(a) - number(b));
  const last = earlier.at(-1);
  if (!last || `sha256:${sha(plain(join(dirname(signOff), last)))}` !== value('previous')) problems.push('previous');
}

for (const line of [...block('after'), ...files]) {
  const [, digest, size, path] = /^([0-9a-f]{64}) (\d+) (.+)$/.exec(line);
  if (!existsSync(join(root, path))) {
    problems.push(path);
    continue;
  }
  let content = readFileSync(join(root, path));
  if (/\.(md|txt|csv|bib)$/i.test(path)) {
    const read = plain(path);
    content = Buffer.from(form === 'mentor-seal-1' ? nfc(read) : read);
  }
  if (sha(content) !== digest || content.length !== Number(size)) problems.push(path);
}
process.stdout.write(`${JSON.stringify(problems)}\n`);
