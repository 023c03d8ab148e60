import { randomBytes } from 'node:crypto';
import { appendFileSync, cpSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const ENTRIES = 300;

/** The page is made once; what it is printed to lies beside it. */
function page(bench, entries = ENTRIES) {
  const folder = bench.portfolio(entries);
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
    name: 'render-html-changed',
    what: `render --html, one entry of ${ENTRIES} changed`,
    against: 'floor: parse + stringify',
    target: 0.3,
    sides: (bench) => {
      const folder = bench.portfolio(ENTRIES);
      const ours = [bench.mentor, 'render', folder, '--html'];
      bench.time(ours);
      return {
        ours: () => {
          appendFileSync(bench.someEntry(ENTRIES), '\nOne more line.\n');
          return bench.time(ours);
        },
        theirs: () => bench.time([bench.script('floor.js'), folder, 'html']),
      };
    },
  },
  {
    name: 'render-html-linear',
    what: 'render --html, cold, a thousand entries',
    against: `a thousand of ${ENTRIES}`,
    target: 1.1,
    slow: true,
    sides: (bench) => ({
      ours: () => bench.timeCold([bench.mentor, 'render', bench.portfolio(1000), '--html']),
      theirs: () => (bench.timeCold([bench.mentor, 'render', bench.portfolio(ENTRIES), '--html']) * 1000) / ENTRIES,
    }),
  },
  ...[
    [30, 1024],
    [300, 1024],
    [1000, 600],
  ].map(([entries, most]) => ({
    name: `render-memory-${entries}`,
    what: `render, HTML and PDF of ${entries} entries: most memory, MiB`,
    against: `${most} MiB`,
    target: 1,
    slow: true,
    runs: 1,
    digits: 0,
    sides: (bench) => ({
      ours: () => bench.peak([bench.mentor, 'render', bench.portfolio(entries)]),
      theirs: () => most,
    }),
  })),
  {
    name: 'pdf-engine',
    what: 'the PDF of that HTML',
    against: 'bare print of it',
    target: 0.8,
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
    target: 0.8,
    slow: true,
    sides: (bench) => {
      const html = page(bench);
      const ours = [bench.mentor, 'render', bench.portfolio(ENTRIES), '--pdf'];
      return { ours: () => bench.timeCold(ours), theirs: barePrint(bench, html) };
    },
  },
  {
    name: 'render-pdf-kept',
    what: 'render --pdf, whole command, nothing changed',
    against: 'bare print of the HTML',
    target: 1.25,
    slow: true,
    sides: (bench) => {
      const html = page(bench);
      const ours = [bench.mentor, 'render', bench.portfolio(ENTRIES), '--pdf'];
      return { ours: () => bench.time(ours), theirs: barePrint(bench, html) };
    },
  },
  {
    name: 'render-pdf-1000',
    what: 'render --pdf, whole command, cold, 1000 entries',
    against: 'bare print of the HTML',
    target: 0.4,
    slow: true,
    runs: 2,
    sides: (bench) => {
      const html = page(bench, 1000);
      const ours = [bench.mentor, 'render', bench.portfolio(1000), '--pdf'];
      return { ours: () => bench.timeCold(ours), theirs: barePrint(bench, html) };
    },
  },
  {
    name: 'render-pdf-changed',
    what: `render --pdf, one entry of ${ENTRIES} changed`,
    against: 'cold',
    target: 0.3,
    slow: true,
    sides: (bench) => {
      const ours = [bench.mentor, 'render', bench.portfolio(ENTRIES), '--pdf'];
      return {
        ours: () => {
          bench.time(ours);
          appendFileSync(bench.someEntry(ENTRIES), '\nOne more line.\n');
          return bench.time(ours);
        },
        theirs: () => bench.timeCold(ours),
      };
    },
  },
  {
    name: 'render-pdf-linear',
    what: 'render --pdf, cold, a thousand of 3,000 entries',
    against: `a thousand of ${ENTRIES}`,
    target: 1.3,
    slow: true,
    runs: 1,
    sides: (bench) => {
      const perThousand = (entries) =>
        (bench.timeCold([bench.mentor, 'render', bench.portfolio(entries), '--pdf']) * 1000) / entries;
      return { ours: () => perThousand(3000), theirs: () => perThousand(ENTRIES) };
    },
  },
  {
    name: 'render-redact',
    what: `render --pdf --redact, ${ENTRIES} entries, cold`,
    against: 'without --redact',
    target: 1.35,
    slow: true,
    sides: (bench) => {
      const folder = bench.portfolio(ENTRIES);
      writeFileSync(join(folder, 'private.yaml'), 'people:\n  - {name: Jane Holloway, id: trainee-a, as: Trainee A}\n');
      const plain = [bench.mentor, 'render', folder, '--pdf'];
      return { ours: () => bench.timeCold([...plain, '--redact']), theirs: () => bench.timeCold(plain) };
    },
  },
  {
    name: 'render-appendices',
    what: 'render --pdf with 200 evidence PDFs, 50 MB',
    against: 'without the appendices',
    target: 1.5,
    slow: true,
    sides: (bench) => {
      const folder = withEvidence(bench);
      const ours = [bench.mentor, 'render', folder, '--pdf'];
      bench.time(ours);
      return { ours: () => bench.time(ours), theirs: () => bench.time([...ours, '--no-appendices']) };
    },
  },
];

/** 200 entries show one PDF each, of 250 kB. */
function withEvidence(bench) {
  const folder = bench.scratch('evidence');
  if (existsSync(folder)) return folder;
  cpSync(bench.portfolio(ENTRIES), folder, { recursive: true });
  mkdirSync(join(folder, 'evidence'), { recursive: true });
  const names = readdirSync(join(folder, 'journal')).sort().slice(0, 200);
  for (const [index, name] of names.entries()) {
    writeFileSync(join(folder, 'evidence', `paper-${index}.pdf`), onePage(250_000));
    const path = join(folder, 'journal', name);
    const text = readFileSync(path, 'utf8').replace(/^evidence:.*\n(?: .*\n)*/m, '');
    writeFileSync(path, text.replace('---\n', `---\nevidence: [evidence/paper-${index}.pdf]\n`));
  }
  return folder;
}

/** @returns a PDF of one page that holds so many bytes nobody can pack */
function onePage(bytes) {
  const noise = randomBytes(bytes);
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [3 0 R] >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /PieceInfo << /Noise 4 0 R >> >>',
  ].map((text, index) => Buffer.from(`${index + 1} 0 obj\n${text}\nendobj\n`));
  objects.push(
    Buffer.concat([
      Buffer.from(`4 0 obj\n<< /Length ${bytes} >>\nstream\n`),
      noise,
      Buffer.from('\nendstream\nendobj\n'),
    ]),
  );
  const head = Buffer.from('%PDF-1.4\n');
  let place = head.length;
  const entries = objects.map(({ length }) => {
    const entry = `${String(place).padStart(10, '0')} 00000 n \n`;
    place += length;
    return entry;
  });
  const tail = `xref\n0 5\n0000000000 65535 f \n${entries.join('')}trailer << /Size 5 /Root 1 0 R >>\nstartxref\n${place}\n%%EOF\n`;
  return Buffer.concat([head, ...objects, Buffer.from(tail)]);
}
