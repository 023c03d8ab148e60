import { cpSync, existsSync, rmSync } from 'node:fs';
import { generateCohort } from '../cohort.js';

const PEOPLE = 200;
/** Enough to tell what a process of its own costs; the rest would cost the same. */
const ALONE = 10;

/** Enough that a browser's start weighs what it weighs among many. */
const PRINTED = 6;

const idOf = (n) => `m${String(n).padStart(4, '0')}`;

/** A cohort of so many, made when it is first asked for. */
function cohort(bench, people, entries = 30) {
  const folder = bench.scratch(`cohort-${people}`);
  if (!existsSync(folder)) generateCohort(folder, people, entries);
  rmSync(`${folder}/out`, { recursive: true, force: true });
  return folder;
}

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
      return {
        ours: () => bench.cpu(['cohort', 'check', '-q'], cohort(bench, PEOPLE)) / PEOPLE,
        theirs: () => {
          let sum = 0;
          for (let n = 1; n <= ALONE; n += 1) {
            const alone = bench.scratch('alone');
            rmSync(alone, { recursive: true, force: true });
            cpSync(`${cohort(bench, PEOPLE)}/received/${idOf(n)}/001`, alone, { recursive: true });
            sum += bench.cpu(['check', '-q'], alone);
          }
          return sum / ALONE;
        },
      };
    },
  },
  {
    name: 'cohort-memory',
    what: 'cohort check, 1000 portfolios: most memory, MiB',
    against: '200 portfolios',
    target: 1.15,
    slow: true,
    runs: 1,
    digits: 0,
    sides: (bench) => {
      const peakOf = (people) => () =>
        bench.peak([bench.mentor, '-C', cohort(bench, people), 'cohort', 'check', '-q', '--jobs', '2']);
      return { ours: peakOf(1000), theirs: peakOf(PEOPLE) };
    },
  },
  {
    name: 'cohort-render',
    what: `cohort render --pdf, ${PRINTED} x 30 entries`,
    against: 'render --pdf, a process each',
    target: 0.7,
    slow: true,
    runs: 2,
    sides: (bench) => ({
      ours: () => bench.time([bench.mentor, '-C', cohort(bench, PRINTED), 'cohort', 'render', '--pdf', '-q']),
      theirs: () => {
        let sum = 0;
        for (let n = 1; n <= PRINTED; n += 1)
          sum += bench.timeCold([
            bench.mentor,
            'render',
            `${cohort(bench, PRINTED)}/received/${idOf(n)}/001`,
            '--pdf',
            '-q',
          ]);
        return sum;
      },
    }),
  },
];
