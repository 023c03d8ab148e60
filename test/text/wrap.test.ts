import { expect, test } from 'vitest';
import { wrapLines } from '../../src/text/wrap.js';

test('talk is broken between words, keeps what stands before a line, and leaves commands whole', () => {
  const long = 'Nothing was handed in: the stage of the form asks for nine more signatures of its own.';
  const command = '  mentor new meeting --agreement trainee-a --criteria DM1,DM2';
  const text = `${long}\n  ${long}\n${command}\n\nshort\n`;
  const lines = wrapLines(text, 40).split('\n');
  expect(lines.filter((line) => line !== command && line.length > 40)).toEqual([]);
  expect(lines).toContain(command);
  expect(lines.join(' ').replace(/\s+/g, ' ')).toBe(text.replace(/\s+/g, ' '));
  expect(lines.filter((line) => line.startsWith('  ')).length).toBeGreaterThan(3);
  expect(wrapLines(text, 200)).toBe(text);
});
