import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { makeKey } from '../signing/keys.js';
import { unsignedPortfolio } from '../signing/support.js';
import { mentor, tempFolder } from './support.js';

/** From a draft to a certificate, by commands alone; the only thing not done by a command is taking the sign-offs out of the copy. */
test('draft, with the school, ready, with the university, returned, handed in again, recognised', {
  timeout: 180_000,
}, async () => {
  const root = unsignedPortfolio();
  const keys = tempFolder();
  const [school, university] = [makeKey(keys), makeKey(keys)];
  const believed = join(keys, 'believed');
  const line = (name: string, role: string, key: string): string =>
    `"${name}" namespaces="${role}@mentor-sign-off" ${readFileSync(`${key}.pub`, 'utf8')}`;
  writeFileSync(
    believed,
    line('Marcus Oyelaran', 'head-teacher', school) + line('Dr Imogen Fairclough', 'recognition-team', university),
  );

  const run = async (args: readonly string[], day: string): Promise<string> => {
    const result = await mentor(args, root, { now: () => new Date(`${day}T10:00:00`) });
    expect([args.join(' '), result.code, result.code === 0 ? '' : result.err]).toEqual([args.join(' '), 0, '']);
    return result.out;
  };
  const state = async (day: string): Promise<string> =>
    JSON.parse(await run(['status', '--json'], day)).stages[0].state;
  const sign = (role: string, decision: string, key: string, comment: string): string[] => {
    return ['sign', 'advanced', '--role', role, '--decision', decision, '--key', key, '--comment', comment];
  };

  await run(['tick', '--untick', 'coaching.1'], '2026-10-01');
  expect(await state('2026-10-01')).toBe('drafting');
  await run(['tick', 'coaching.1'], '2026-10-02');
  expect(await state('2026-10-02')).toBe('with the school');

  await run(sign('head-teacher', 'supported', school, 'I support it.'), '2026-10-16');
  expect(await state('2026-10-16')).toBe('ready');
  await run(['submit', '--no-pdf'], '2026-10-20');
  expect(await state('2026-10-20')).toBe('with the university');
  const zip = readdirSync(join(root, 'submissions/001')).find((name) => name.endsWith('.zip')) ?? '';
  await run(['verify', `submissions/001/${zip}`, '--allowed-signers', believed, '--severity', 'warning'], '2026-10-21');

  const question = 'Which lesson do you mean?';
  await run(['new', 'comment', 'A question', '--on', 'AM3', '--text', question, '--no-input'], '2026-10-30');
  await run(sign('recognition-team', 'returned', university, 'Nearly there: see the comment.'), '2026-10-30');
  expect(await state('2026-10-30')).toBe('returned');
  const { comments } = JSON.parse(await run(['comment', '--json'], '2026-11-01'));
  expect(comments).toMatchObject([{ state: 'open', on: { criterion: 'AM3' }, text: question }]);

  await run(['comment', comments[0].file, '--answer', 'The one of 28 January.'], '2026-11-02');
  await run(['rate', 'MS1.1=amber', '--note', 'I ask more often now'], '2026-11-02');
  const changed = JSON.parse((await mentor(['verify', '--json'], root)).out);
  expect(changed.signOffs[0].seal.changed).toMatchObject([{ path: 'stages/advanced/self-assessment.md' }]);
  await run(['rate', 'MS1.1=green'], '2026-11-02');
  await run(sign('head-teacher', 'supported', school, 'I support it still.'), '2026-11-03');
  await run(['submit', '--no-pdf'], '2026-11-04');
  expect(await state('2026-11-04')).toBe('with the university');
  const difference = JSON.parse(await run(['diff', '001', '002', '--json'], '2026-11-05'));
  expect(difference.comments.answered).toEqual([comments[0].file]);

  await run(sign('recognition-team', 'recognised', university, 'Recognised with pleasure.'), '2026-11-13');
  expect(await state('2026-11-13')).toBe('recognised');
  await run(['check'], '2026-11-13');
  await run(['verify', '--allowed-signers', believed, '--severity', 'warning'], '2026-11-13');
  const files = await run(
    ['certificate', 'advanced', '--require-signatures', '--allowed-signers', believed],
    '2026-11-13',
  );
  expect(files.trim().split('\n')).toHaveLength(2);
});
