import { describe, expect, test } from 'vitest';
import { addToSection, appendToLine, setTask } from '../../src/portfolio/edit-body.js';
import { Refusal } from '../../src/text/refusal.js';

const file = (yaml: string, body: string): string => `---\n${yaml}---\n${body}`;

describe('the body', () => {
  test('a task gets its tick and nothing else', () => {
    const text = file('kind: checklist\n', '* [ ] a.1 One  \r\n  1. [x] a.2\n> - [ ] a.3\n');
    expect(setTask(text, 4, true)).toBe(text.replace('* [ ] a.1', '* [x] a.1'));
    expect(setTask(text, 5, false)).toBe(text.replace('[x] a.2', '[ ] a.2'));
    expect(setTask(text, 6, true)).toBe(text.replace('[ ] a.3', '[x] a.3'));
    expect(setTask(text, 5, true)).toBe(text);
    expect(() => setTask(text, 2, true)).toThrow(Refusal);
    expect(appendToLine(text, 4, ': [x](y.md)')).toBe(text.replace('One  ', 'One: [x](y.md)  '));
  });

  test('text goes into its section, before the next heading', () => {
    const body = '\n<!-- guide -->\n\n## A one\n\n## B two\n\nSome.\n\n### C\n';
    const text = file('kind: reflection\n', body);
    const line = (heading: string): number => text.split('\n').indexOf(heading) + 1;
    expect(addToSection(text, null, 'New.')).toBe(text.replace('-->\n', '-->\n\nNew.\n'));
    expect(addToSection(text, line('## A one'), 'New.')).toBe(text.replace('## A one\n', '## A one\n\nNew.\n'));
    expect(addToSection(text, line('## B two'), 'New.')).toBe(text.replace('Some.\n', 'Some.\n\nNew.\n'));
    expect(addToSection(text, line('### C'), 'New.')).toBe(`${text}\nNew.\n`);
  });

  test('an item joins the list that is there', () => {
    const text = file('kind: targets\n', '\n- [ ] One\n  - due: 2026-03-12\n');
    expect(addToSection(text, null, '- [ ] Two')).toBe(`${text}- [ ] Two\n`);
    expect(addToSection(file('kind: targets\n', ''), null, '- [ ] Two')).toBe(file('kind: targets\n', '\n- [ ] Two\n'));
    expect(addToSection('---\r\nkind: targets\r\n---', null, 'x')).toBe('---\r\nkind: targets\r\n---\r\n\r\nx\r\n');
  });
});
