import { cpSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { generatePortfolio } from './generate.js';

/**
 * Writes a believable cohort: as many portfolios, one of each dozen without settings or with some that do not parse.
 * @param {string} folder made if it is not there
 * @param {number} count how many people
 * @param {number} entries how many journal entries each
 */
export function generateCohort(folder, count, entries) {
  const master = join(folder, '.master');
  mkdirSync(folder, { recursive: true });
  generatePortfolio(master, entries);
  writeFileSync(join(folder, 'cohort.yaml'), 'version: 1\ntitle: Generated\nframeworks: [ljmu-2016]\n');
  const rows = ['id,name,school,urn,subject,phase,role,email'];
  for (let n = 1; n <= count; n += 1) {
    const id = `m${String(n).padStart(4, '0')}`;
    const place = join(folder, 'received', id, '001');
    cpSync(master, place, { recursive: true });
    rows.push(
      `${id},Person ${n},School ${n % 29},${100000 + (n % 29)},subject ${n % 9},secondary,mentor,${id}@example.org`,
    );
    if (n % 25 === 0) rmSync(join(place, 'portfolio.yaml'));
    else if (n % 31 === 0) writeFileSync(join(place, 'portfolio.yaml'), 'mentor: {name: "Ada\n');
    else if (n % 3 === 0) rmSync(join(place, 'stages'), { recursive: true });
  }
  rmSync(master, { recursive: true });
  writeFileSync(join(folder, 'people.csv'), `${rows.join('\n')}\n`);
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder = 'generated-cohort', count = '200', entries = '30'] = process.argv.slice(2);
  generateCohort(folder, Number(count), Number(entries));
}
