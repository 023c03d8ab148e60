import { join } from 'node:path';

const ENTRIES = 300;

/** The page is made once; what it is printed to lies beside it. */
function page(bench) {
  const folder = bench.portfolio(ENTRIES);
  bench.time([bench.mentor, 'render', folder, '--html']);
  return join(folder, 'dist', 'portfolio.html');
}

const barePrint = (bench, html) => () => bench.time([bench.script('bare-print.js'), html, bench.scratch('bare.pdf')]);

export default [
  {
    name: 'render-html',
    what: `render --html, ${ENTRIES} entries, cold`,
    against: 'floor: parse + stringify',
    target: 1.2,
    sides: (bench) => {
      const folder = bench.portfolio(ENTRIES);
      return {
        ours: () => bench.timeCold([bench.mentor, 'render', folder, '--html']),
        theirs: () => bench.time([bench.script('floor.js'), folder, 'html']),
      };
    },
  },
  {
    name: 'pdf-engine',
    what: 'the PDF of that HTML',
    against: 'bare print of it',
    target: 1.4,
    slow: true,
    sides: (bench) => {
      const html = page(bench);
      const ours = [bench.script('engine-print.js'), html, bench.scratch('ours.pdf')];
      return { ours: () => bench.time(ours), theirs: barePrint(bench, html) };
    },
  },
  {
    name: 'render-pdf',
    what: 'render --pdf, whole command, cold',
    against: 'bare print of the HTML',
    target: 1.4,
    slow: true,
    sides: (bench) => {
      const html = page(bench);
      const ours = [bench.mentor, 'render', bench.portfolio(ENTRIES), '--pdf'];
      return { ours: () => bench.timeCold(ours), theirs: barePrint(bench, html) };
    },
  },
];
