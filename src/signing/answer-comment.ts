import { changeFile } from '../portfolio/change-file.js';
import { setField } from '../portfolio/edit-front-matter.js';
import { placeInside } from '../portfolio/inside.js';

/**
 * Marks a comment as answered, and adds the answer below it where there is one.
 * @param path the comment, in the portfolio
 * @param answer Markdown; empty: none
 * @param by who answers, and on which day
 */
export function answerComment(root: string, path: string, answer: string, by: { name: string; date: string }): void {
  const full = placeInside(root, path);
  changeFile(full, (before) => {
    const raw = setField(before, ['state'], 'answered');
    const end = raw.includes('\r\n') ? '\r\n' : '\n';
    const lines = answer === '' ? [] : ['', `**${by.name || 'Answer'}, ${by.date}:** ${answer}`, ''];
    return `${raw.replace(/\s*$/, '')}${end}${lines.join('\n').replaceAll('\n', end)}`;
  });
}
