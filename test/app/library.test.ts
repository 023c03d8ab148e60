import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { describe, expect, test } from 'vitest';
import { check, Refusal, renderDocx, renderHtml, status } from '../../src/index.js';
import { mentor, tempFolder } from '../e2e/support.js';

const ROOT = resolve(import.meta.dirname, '../..');

/** A portfolio with declared names, one of them in a text. */
function named(): string {
  const root = tempFolder();
  cpSync(join(ROOT, 'fixtures/half-done/developing-2007'), root, { recursive: true });
  writeFileSync(
    join(root, 'private.yaml'),
    'people:\n  - {name: Wilhelmina Ostrander, id: trainee-a, as: Trainee A}\n',
  );
  writeFileSync(
    join(root, 'journal/2026-05-05-named.md'),
    '---\nkind: entry\ntitle: Named\ndate: 2026-05-05\ncriteria: [DM5]\n---\n\nWilhelmina Ostrander led.\n',
  );
  return root;
}

const now = { now: () => new Date() };

describe('the library gives what the commands give', () => {
  test('check: the same findings, declared names too', async () => {
    const root = named();
    const said = JSON.parse((await mentor(['check', root, '--json'], root, now)).out) as { findings: unknown[] };
    const { findings } = await check({ portfolio: root });
    expect(JSON.parse(JSON.stringify(findings))).toEqual(said.findings);
    expect(findings.filter(({ rule }) => rule === 'private/name')).not.toEqual([]);
    await expect(check({ portfolio: root, rule: ['no/rule'] })).rejects.toBeInstanceOf(Refusal);
  });

  test('status', async () => {
    const root = named();
    const said: unknown = JSON.parse((await mentor(['status', root, '--json'], root, now)).out);
    expect(JSON.parse(JSON.stringify(await status({ portfolio: root })))).toEqual(said);
  });

  test('renderHtml and renderDocx, redacted and not, byte for byte', async () => {
    const root = named();
    for (const redact of [undefined, true] as const) {
      const how = ['--html', '--docx', ...(redact ? ['--redact'] : [])];
      expect(await mentor(['render', root, '--out', join(root, 'out'), ...how], root, now)).toMatchObject({ code: 0 });
      const options = { portfolio: root, ...(redact && { redact }) };
      expect(await renderHtml(options)).toBe(readFileSync(join(root, 'out/portfolio.html'), 'utf8'));
      expect(Buffer.from(await renderDocx(options)).equals(readFileSync(join(root, 'out/portfolio.docx')))).toBe(true);
    }
  });
});

test('the examples of docs/library.md compile', () => {
  const folder = tempFolder();
  const examples = [...readFileSync(join(ROOT, 'docs/library.md'), 'utf8').matchAll(/```ts\n([\s\S]*?)```/g)];
  expect(examples.length).toBeGreaterThan(3);
  for (const [index, [, text = '']] of examples.entries()) writeFileSync(join(folder, `example-${index}.mts`), text);
  mkdirSync(join(folder, 'node_modules'));
  symlinkSync(join(ROOT, 'node_modules/@types'), join(folder, 'node_modules/@types'));
  symlinkSync(ROOT, join(folder, 'node_modules/mentor-portfolio'));
  const compilerOptions = {
    target: 'es2023',
    module: 'nodenext',
    strict: true,
    noEmit: true,
    types: ['node'],
    skipLibCheck: true,
    exactOptionalPropertyTypes: true,
  };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions, include: ['*.mts'] }));
  const tsc = join(createRequire(import.meta.url).resolve('typescript/package.json'), '../bin/tsc');
  expect(execFileSync(process.execPath, [tsc, '-p', folder], { encoding: 'utf8' })).toBe('');
});
