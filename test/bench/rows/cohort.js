import { cpSync, rmSync } from 'node:fs';
import { generateCohort } from '../cohort.js';

const PEOPLE = 200;
/** Enough to tell what a process of its own costs; the rest would cost the same. */
const ALONE = 10;

/** @type {import('../run.js').Row[]} */
export default [
  {
    name: 'cohort-check',
    what: 'cohort check, 200 x 30 entries, CPU a portfolio',
    against: 'mentor check, a process each',
    target: 0.2,
    slow: true,
    runs: 2,
    sides: (bench) => {
      const folder = bench.scratch('cohort');
      generateCohort(folder, PEOPLE, 30);
      const cold = () => rmSync(`${folder}/out`, { recursive: true, force: true });
      return {
        ours: () => {
          cold();
          return bench.cpu(['cohort', 'check', '-q'], folder) / PEOPLE;
        },
        theirs: () => {
          let sum = 0;
          for (let n = 1; n <= ALONE; n += 1) {
            const alone = bench.scratch('alone');
            rmSync(alone, { recursive: true, force: true });
            cpSync(`${folder}/received/m${String(n).padStart(4, '0')}/001`, alone, { recursive: true });
            sum += bench.cpu(['check', '-q'], alone);
          }
          return sum / ALONE;
        },
      };
    },
  },
];
