/** The README's demo: checks the complete portfolio of the fixtures, renders it, and says what came out. */
import { spawnSync } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const path = (name) => fileURLToPath(new URL(`../${name}`, import.meta.url));
const portfolio = 'fixtures/complete/advanced-2016';

function mentor(...args) {
  process.stdout.write(`$ mentor ${args.join(' ')}\n`);
  const { status } = spawnSync(process.execPath, [path('bin/mentor.js'), ...args], {
    cwd: path('.'),
    stdio: 'inherit',
  });
  process.stdout.write('\n');
  if (status !== 0) process.exit(status ?? 2);
}

mentor('check', portfolio);
mentor('render', portfolio, '--out', 'build/demo');
process.stdout.write(`Open build/demo/portfolio.html in a browser and build/demo/portfolio.pdf in a reader: the cover, where the mentor
stands, the programme's table of 12 criteria, the self-assessment of 21 points, 20 skills, the journal with its pictures, the
reflection, the targets, both sign-offs and the list of evidence.\n`);
