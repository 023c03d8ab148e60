import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { otherPrograms } from '../other-programs.js';

const ENTRIES = 300;

/** All entries as one Markdown file, which lies in the portfolio so that the pictures are found. */
function oneFile(bench) {
  const folder = join(bench.portfolio(ENTRIES), 'journal');
  const texts = readdirSync(folder)
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => readFileSync(join(folder, name), 'utf8').replace(/^---\n[\s\S]*?\n---\n/, ''));
  const file = bench.scratch('one-file.md');
  writeFileSync(file, texts.join('\n').replaceAll('](../', `](${bench.portfolio(ENTRIES)}/`));
  return file;
}

const ours = (bench) => () => bench.timeCold([bench.mentor, 'render', bench.portfolio(ENTRIES), '--pdf']);

export default [
  {
    name: 'render-md-to-pdf',
    what: `render --pdf, ${ENTRIES} entries, cold`,
    against: 'md-to-pdf, the text alone',
    target: 2.5,
    slow: true,
    runs: 3,
    sides: (bench) => {
      const folder = otherPrograms('md-to-pdf', ['md-to-pdf@5.2.5', 'puppeteer@24.43.1']);
      const command = [bench.script('md-to-pdf.js'), folder, oneFile(bench), bench.scratch('md-to-pdf.pdf')];
      return { ours: ours(bench), theirs: () => bench.time(command) };
    },
  },
  {
    name: 'render-weasyprint',
    what: `render --pdf, ${ENTRIES} entries, cold`,
    against: 'pandoc with WeasyPrint',
    target: 0.5,
    slow: true,
    runs: 3,
    sides: (bench) => {
      const args = [oneFile(bench), '--toc', '--pdf-engine=weasyprint', '-o', bench.scratch('weasyprint.pdf')];
      return { ours: ours(bench), theirs: () => bench.timeOther('pandoc', args) };
    },
  },
];
