import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { mentor, tempFolder } from '../../e2e/support.js';
import { folderWith } from '../../support/folder.js';

const PACK = `id: ours
title: Ours
version: 1
status: current
licence: MIT
stages:
  - id: first
    title: First
    criteria:
      - {id: C1, statement: Plans with the trainee.}
      - {id: C2, statement: Observes and gives feedback.}
`;
const CONFIG = 'version: 1\nframework: ours\nstage: first\n';

interface Checked {
  findings: {
    rule: string;
    file: string;
    line: number | null;
    criterion: string | null;
    message: string;
    hint: string;
  }[];
}

async function checked(files: Record<string, string>): Promise<Checked['findings']> {
  const root = folderWith(files);
  const { out } = await mentor(['check', '--json'], root);
  return (JSON.parse(out) as Checked).findings;
}

test('a portfolio on a pack of its own is checked like any other', async () => {
  const findings = await checked({
    'portfolio.yaml': CONFIG,
    'frameworks/ours.yaml': PACK,
    'journal/a.md': '---\nkind: entry\ncriteria: [C1, C3]\ndate: 2026-03-12\n---\n\nWe planned a week.\n',
  });
  const told = findings.map(({ rule, file, line, criterion }) => `${rule} ${file}:${line} ${criterion ?? ''}`.trim());
  expect(told).toContain('complete/criterion journal:null C2');
  expect(told).toContain('link/criterion journal/a.md:3');
});

test('its official wording is what check says', async () => {
  const findings = await checked({
    'portfolio.yaml': CONFIG,
    'frameworks/ours.yaml': PACK,
    'frameworks/ours.wording.yaml': 'C2: The official second.\nC9: Nobody.\n',
  });
  expect(findings.map(({ message }) => message).join('\n')).toContain('No entry shows C2: The official second');
  expect(findings.filter(({ rule }) => rule === 'link/wording')).toMatchObject([
    { file: 'frameworks/ours.wording.yaml', line: 2 },
  ]);
});

test('a pack that cannot be read is blamed, and not the name', async () => {
  const findings = await checked({
    'portfolio.yaml': CONFIG,
    'frameworks/ours.yaml': PACK.replace('licence', 'license'),
  });
  const about = findings.filter(({ rule }) => rule.startsWith('link/framework'));
  expect(about.map(({ file, line, message }) => `${file}:${line} ${message}`)).toEqual([
    'frameworks/ours.yaml:1 `licence` is missing or is not of the type string at licence',
    'frameworks/ours.yaml:5 A pack knows no key `license`',
    'portfolio.yaml:2 Unexpected framework `ours`: its pack cannot be read',
  ]);
  expect(about[2]?.hint).toContain('frameworks/ours.yaml');
});

test('a pack behind a link that leads out of the portfolio is not read', async () => {
  const outside = tempFolder();
  writeFileSync(join(outside, 'ours.yaml'), PACK);
  const root = tempFolder();
  mkdirSync(join(root, 'frameworks'));
  writeFileSync(join(root, 'portfolio.yaml'), CONFIG);
  symlinkSync(join(outside, 'ours.yaml'), join(root, 'frameworks/ours.yaml'));
  const { out } = await mentor(['check', '--json'], root);
  expect((JSON.parse(out) as Checked).findings.map(({ rule }) => rule)).toContain('link/framework');
});

test('a pack larger than a text may be is not read, and said so', async () => {
  const findings = await checked({
    'portfolio.yaml': CONFIG,
    'frameworks/ours.yaml': `${PACK}# ${'x'.repeat(10_000_000)}`,
  });
  expect(findings.find(({ rule }) => rule === 'read/too-large')).toMatchObject({ file: 'frameworks/ours.yaml' });
});
