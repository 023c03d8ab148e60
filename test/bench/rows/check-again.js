import { appendFileSync } from 'node:fs';

export default [
  {
    name: 'check-one-changed',
    what: 'check, one entry of 300 changed',
    against: 'node -e 0',
    target: 2.5,
    repeat: 4,
    sides: (bench) => {
      const check = [bench.mentor, 'check', bench.portfolio(300), '--quiet'];
      bench.time(check);
      return {
        ours: () => {
          appendFileSync(bench.someEntry(300), '\nOne more line.\n');
          return bench.time(check);
        },
        theirs: () => bench.time(['-e', '0']),
      };
    },
  },
  {
    name: 'check-unchanged',
    what: 'check, 300 entries, nothing changed',
    against: 'node -e 0',
    target: 2,
    repeat: 4,
    sides: (bench) => ({
      ours: unchanged(bench, 300),
      theirs: () => bench.time(['-e', '0']),
    }),
  },
  {
    name: 'check-unchanged-10000',
    what: 'check, 10000 entries, nothing changed',
    against: 'node: stat of every file',
    target: 1.5,
    slow: true,
    sides: (bench) => ({
      ours: unchanged(bench, 10_000),
      theirs: () => bench.time([bench.script('stat.js'), bench.portfolio(10_000)]),
    }),
  },
];

/** A check that finds all as it was, after one that remembered it. */
function unchanged(bench, entries) {
  const check = [bench.mentor, 'check', bench.portfolio(entries), '--quiet'];
  bench.settle();
  bench.time(check);
  return () => bench.time(check);
}
