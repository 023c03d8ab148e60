import { expect, test } from 'vitest';
import { agreementSignatures } from '../../src/coverage/index.js';
import { portfolioOf } from '../html/support.js';

/** Who is taken to have signed an agreement in which this stands under `signatures`. */
function signedBy(signatures: string): string[] {
  const linked = portfolioOf({ 'agreements/a.md': `---\nkind: agreement\nsignatures: ${signatures}\n---\n` });
  const [agreement] = linked.portfolio.documents;
  if (!agreement) throw new Error('no agreement');
  return agreementSignatures(agreement, linked).flatMap(({ party, signed }) => (signed ? [party] : []));
}

test.each([
  [
    'both with name and day',
    '[{party: mentor, name: A, date: 2026-01-05}, {party: trainee, name: B, date: 2026-01-06}]',
  ],
  ['one of them', '[{party: trainee, name: B, date: 2026-01-06}]', ['trainee']],
  ['a name without a day', '[{party: mentor, name: A}]', []],
  ['a day without a name', '[{party: mentor, date: 2026-01-05}]', []],
  ['a name and a day of nobody', '[{name: A, date: 2026-01-05}]', []],
  ['a party of another agreement', '[{party: governor, name: A, date: 2026-01-05}]', []],
  ['nothing', '', []],
  ['a word', 'mentor', []],
  ['a list of words', '[mentor, trainee]', []],
  ['an empty row', '[null]', []],
])('an agreement with %s', (_, signatures, expected = ['mentor', 'trainee']) => {
  expect(signedBy(signatures)).toEqual(expected);
});
