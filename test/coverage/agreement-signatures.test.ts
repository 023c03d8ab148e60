import { expect, test } from 'vitest';
import type { AgreementSignature } from '../../src/coverage/agreement-signatures.js';
import { agreementSignatures } from '../../src/coverage/index.js';
import { CONFIG, portfolioOf } from '../html/support.js';

/** A framework whose agreement the mentor and the trainee sign, and its institution does not. */
const SAYS_WHO_SIGNS = CONFIG.replace('ljmu-2016', 'lluk-2008').replace('advanced', 'core');

/** Who signs an agreement in which this stands under `signatures`, and whether they have. */
function signaturesOf(signatures: string, config: string): AgreementSignature[] {
  const linked = portfolioOf({
    'portfolio.yaml': config,
    'agreements/a.md': `---\nkind: agreement\nsignatures: ${signatures}\n---\n`,
  });
  const [agreement] = linked.portfolio.documents;
  if (!agreement) throw new Error('no agreement');
  return agreementSignatures(agreement, linked);
}

/** Who is taken to have signed an agreement in which this stands under `signatures`. */
function signedBy(signatures: string, config = SAYS_WHO_SIGNS): string[] {
  return signaturesOf(signatures, config).flatMap(({ party, signed }) => (signed ? [party] : []));
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
  ['a party that does not sign', '[{party: institution, name: A, date: 2026-01-05}]', []],
  ['a party of another agreement', '[{party: governor, name: A, date: 2026-01-05}]', []],
  ['nothing', '', []],
  ['a word', 'mentor', []],
  ['a list of words', '[mentor, trainee]', []],
  ['an empty row', '[null]', []],
])('an agreement with %s', (_, signatures, expected = ['mentor', 'trainee']) => {
  expect(signedBy(signatures)).toEqual(expected);
});

test.each([
  ['whoever the list names', '[{party: governor, name: A, date: 2026-01-05}, {party: trainee, name: B}]', ['governor']],
  ['a name and a day without a party', '[{name: A, date: 2026-01-05}]', ['']],
  ['nothing', '', []],
  ['an empty row', '[null]', []],
])('an agreement of a framework that does not say who signs, with %s', (_, signatures, expected) => {
  expect(signedBy(signatures, CONFIG)).toEqual(expected);
});

test('where nobody says who signs, one signature is awaited', () => {
  expect(signaturesOf('', CONFIG)).toEqual([{ party: '', signed: false }]);
  expect(signaturesOf('[{party: governor}]', CONFIG)).toEqual([{ party: 'governor', signed: false }]);
});
