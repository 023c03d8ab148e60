import { describe, expect, test } from 'vitest';
import { Concealer } from '../../../src/check/private/conceal.js';
import { growth, NEARLY_LINEAR } from '../../support/growth.js';
import { linkedOf } from '../in-memory.js';

const { portfolio } = linkedOf({
  'portfolio.yaml': 'version: 1\nframework: ljmu-2007\nmentor: {name: Ada Holloway}\n',
  'private.yaml': 'people:\n  - {name: Jane Holloway, also: [J.H.], id: trainee-a, as: Trainee A}\n',
});
const concealer = new Concealer(portfolio);

describe('pseudonyms for names', () => {
  test.each([
    ['in words', 'Unexpected Jane here', 'Unexpected Trainee A here'],
    ['in what is quoted, in small letters too', 'Unexpected id `jane-holloway`', 'Unexpected id `[Trainee A]`'],
    ['in a path', 'see evidence/jane.pdf, or holloway.jpg', 'see evidence/[Trainee A].pdf, or [Trainee A].jpg'],
    ['not in words in small letters', 'a jane of all trades', 'a jane of all trades'],
    ['not where the mentor is named', 'Ada Holloway wrote it', 'Ada Holloway wrote it'],
    ['an address', 'to `jane@heronbank.sch.uk`', 'to `[an e-mail address]`'],
    ['a number', 'ring 07700 900123 now', 'ring [a telephone number] now'],
  ])('%s', (_, text, concealed) => {
    expect(concealer.text(text)).toBe(concealed);
  });

  test('a source shows its other lines, and counts them the same', () => {
    expect(concealer.source('one\nby Jane\nHolloway, J.H.\n../evidence/jane.jpg\nfive\n07700 900123\n')).toBe(
      'one\n\n\n\nfive\n\n',
    );
  });

  test('a line without a space takes no longer than its length', () => {
    expect(growth((count) => concealer.line('a'.repeat(2 * count)), 100_000)).toBeLessThan(NEARLY_LINEAR);
    expect(growth((count) => concealer.line(`${'a.'.repeat(count)}@`), 50_000)).toBeLessThan(NEARLY_LINEAR);
  });
});
