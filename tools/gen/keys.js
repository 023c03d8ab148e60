import { FIELDS, JOURNAL_KINDS } from '../../dist/portfolio/fields.js';
import { CONFIG, PRIVATE } from '../../dist/portfolio/shape.js';

const MARKS = /(<!-- keys: `npm run gen` -->\n)[\s\S]*(\n<!-- end of keys -->)/;

/** @returns docs/portfolio.md with its tables of keys as the shapes have them */
export function withKeys(page) {
  const tables = [
    ['portfolio.yaml', CONFIG],
    ['private.yaml', PRIVATE],
    ['Front-matter', FIELDS],
  ].map(([title, shapes]) => `### ${title}\n\n| key | for |\n|---|---|\n${rows(shapes).join('\n')}`);
  return page.replace(MARKS, (_, start, end) => `${start}\n${tables.join('\n\n')}\n${end}`);
}

function rows(shapes, within = '') {
  return Object.entries(shapes).flatMap(([key, { about, choices, kinds, keys = {} }]) => {
    const words = [...new Set(choices?.map(String))];
    const takes = words.length > 1 ? `: ${words.map((word) => `\`${word}\``).join(', ')}` : '';
    const where = kinds ? ` *(${kinds === JOURNAL_KINDS ? 'what counts for criteria' : kinds.join(', ')})*` : '';
    return [`| ${within}\`${key}\` | ${about}${takes}${where} |`, ...rows(keys, `${within}\`${key}\` › `)];
  });
}
