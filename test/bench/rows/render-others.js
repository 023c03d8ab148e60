import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { otherPrograms } from '../other-programs.js';

const ENTRIES = 300;
const COMPLETE = fileURLToPath(new URL('../../../fixtures/complete/advanced-2016', import.meta.url));

const generated = (bench) => bench.portfolio(ENTRIES);

/** A portfolio as one is handed in: 38 entries, 17 evidence files behind them. */
function complete(bench) {
  const folder = bench.scratch('complete');
  if (!existsSync(folder)) cpSync(COMPLETE, folder, { recursive: true });
  return folder;
}

/** All entries as one Markdown file; their pictures are found in the portfolio. */
function oneFile(bench, portfolio) {
  const folder = join(portfolio, 'journal');
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, ''));
  const file = bench.scratch(`one-file-${basename(portfolio)}.md`);
  writeFileSync(file, texts.join('\n').replaceAll('](../', `](${portfolio}/`));
  return file;
}

const ours = (bench, portfolio) => () => bench.timeCold([bench.mentor, 'render', portfolio, '--pdf']);

/** Other programs, and how each sets a Markdown file. */
const OTHERS = {
  'md-to-pdf': (bench) => {
    const folder = otherPrograms('md-to-pdf', ['md-to-pdf@5.2.5', 'puppeteer@24.43.1']);
    return (file) => bench.time([bench.script('md-to-pdf.js'), folder, file, bench.scratch('md-to-pdf.pdf')]);
  },
  typst: (bench) => {
    const folder = otherPrograms('typst', ['@myriaddreamin/typst-ts-node-compiler@0.7.0']);
    return (file) => bench.time([bench.script('typst.js'), folder, file, bench.scratch('typst.pdf')]);
  },
  weasyprint: (bench) => (file) => {
    const args = [file, '--toc', '--pdf-engine=weasyprint', '-o', bench.scratch('weasyprint.pdf')];
    return bench.timeOther('pandoc', args);
  },
};

function row(name, portfolio, what, other, against, target) {
  return {
    name,
    what,
    against,
    target,
    slow: true,
    runs: 3,
    sides: (bench) => {
      const set = OTHERS[other](bench);
      const file = oneFile(bench, portfolio(bench));
      return { ours: ours(bench, portfolio(bench)), theirs: () => set(file) };
    },
  };
}

const LARGE = `render --pdf, ${ENTRIES} entries, cold`;
const WHOLE = 'render --pdf, complete portfolio, cold';

export default [
  row('render-md-to-pdf', generated, LARGE, 'md-to-pdf', 'md-to-pdf, the text alone', 1.2),
  row('render-weasyprint', generated, LARGE, 'weasyprint', 'pandoc with WeasyPrint', 0.5),
  row('complete-md-to-pdf', complete, WHOLE, 'md-to-pdf', 'md-to-pdf, the text alone', 1.5),
  // Typst is no browser: said for comparison, with no goal.
  row('complete-typst', complete, WHOLE, 'typst', 'Typst, the text alone', Number.POSITIVE_INFINITY),
];
