// Checks the seal of a sign-off by docs/seal.md alone, without mentor: node seal-script.js <portfolio> <sign-off>
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const [root, signOff] = process.argv.slice(2);
const sha = (content) => createHash('sha256').update(content).digest('hex');
const text = readFileSync(join(root, signOff), 'utf8').replaceAll('\r\n', '\n');
const value = (key) => new RegExp(`^  ${key}: '?(.*?)'?$`, 'm').exec(text)[1];
const lines = [...text.matchAll(/^ {4}([0-9a-f]{64}) (\d+) (.+)$/gm)];
const list = [
  value('form'),
  `stage ${value('stage')}`,
  `mentor ${value('mentor')}`,
  ...lines.map((line) => line[0].slice(4)),
];
const problems = sha(`${list.join('\n')}\n`) === value('digest').slice(7) ? [] : ['digest'];
for (const [, digest, size, path] of lines) {
  let content = readFileSync(join(root, path));
  if (/\.(md|txt|csv|bib)$/i.test(path))
    content = Buffer.from(
      content
        .toString('utf8')
        .replace(/^\ufeff/, '')
        .replaceAll('\r\n', '\n')
        .normalize('NFC'),
    );
  if (sha(content) !== digest || content.length !== Number(size)) problems.push(path);
}
process.stdout.write(`${JSON.stringify(problems)}\n`);
