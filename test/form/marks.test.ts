import { expect, test } from 'vitest';
import { boxBefore, markOf, withoutBox } from '../../src/form/marks.js';

test.each<[ReturnType<typeof markOf>, ...string[]]>([
  ['ticked', '✓', '✔️', '√', '☑', '☑️', '✅', '🗹', '●', '☒', '(✓)', '✓✓', 'Yes ✓', 'y', 'YES.', 'Done!', 'met', 'tick'],
  ['ticked', 'completed', 'complete', '☐ No ☒ Yes', 'ie', '☒ done', '✓ –'],
  ['crossed', 'x', 'X ', 'xx', '(x)', '[X]', '✗', '❌', '×', '❎', '✗ –'],
  ['empty', '', ' ', '–', '...', '☐', '□ ⬜', '[ ]', 'No', 'not yet', 'No ✗', 'No.', '☒ No ☐ Yes', 'nage'],
  ['other', 'see the folder', 'Y/N', 'yes/no', 'n/a', 'xxx', '✓ in May', '✗ in May', '☒ in May', '✓ no', '☒ no', '3'],
])('%s: %s %s %s', (mark, ...texts) => {
  expect(texts.map((text) => [text, markOf(text)])).toEqual(texts.map((text) => [text, mark]));
});

test('a box in front of words is a mark only where words follow', () => {
  const texts = ['☒ Listens', '✅ Listens', '☑️ Listens', ' ☐Listens', '☐', 'Listens ☒', '□ '];
  expect(texts.map(boxBefore)).toEqual(['ticked', 'ticked', 'ticked', 'empty', null, null, null]);
  expect(texts.map(withoutBox)).toEqual(['Listens', 'Listens', 'Listens', 'Listens', '☐', 'Listens ☒', '□']);
});
