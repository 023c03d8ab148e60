import { expect, test } from 'vitest';
import { evidenceOf, linkedFile } from '../../src/coverage/evidence.js';
import { linkPortfolio } from '../../src/coverage/index.js';
import { filesInMemory, readPortfolio } from '../../src/portfolio/index.js';
import { file } from './small-pack.js';

const noPack = { ids: (): string[] => [], load: () => null };
const FAULT = 'cut-off';

/** A portfolio of which one file lies elsewhere, and one cannot be opened by any reader. */
function portfolioOf(body: string, evidence = '') {
  const set = filesInMemory({
    'portfolio.yaml': 'version: 1\n',
    'journal/a.md': file('entry', evidence === '' ? '' : `evidence: ${evidence}`, body),
    'journal/near.png': 'x',
    'evidence/film.mp4': 'x',
    'evidence/deep/film.mp4': 'x',
    'evidence/broken.pdf': 'x',
    'evidence/aside.pdf': 'x',
  });
  const files = set.files.map((one) => ({ ...one, outside: one.path === 'evidence/aside.pdf' }));
  const faults = new Map([['evidence/broken.pdf', FAULT]] as const);
  return linkPortfolio(readPortfolio({ ...set, files, faults }, noPack)).portfolio;
}

test.each([
  ['near.png', 'journal/near.png'],
  ['../evidence/film.mp4', 'evidence/film.mp4'],
  ['evidence/film.mp4', 'evidence/film.mp4'],
  ['/evidence/film.mp4', null],
  ['../../film.mp4', null],
  ['gone.png', null],
  ['evidence/aside.pdf', null],
  ['#part', null],
  ['', null],
  ['https://example.org/near.png', null],
])('a link to %j leads to %j', (url, expected) => {
  expect(linkedFile(url, 'journal', portfolioOf(''))).toBe(expected);
});

test('what a body shows by name alone is found wherever it lies, but outside', () => {
  const portfolio = portfolioOf('![[film.mp4]] ![[deep/film.mp4]] ![[aside.pdf]] ![[none.mp4]]');
  const [entry] = portfolio.documents;
  expect(entry && evidenceOf(entry, portfolio).map(({ target }) => target)).toEqual([
    'evidence/film.mp4',
    'evidence/deep/film.mp4',
  ]);
});

test('what no reader can open is told with its fault', () => {
  const portfolio = portfolioOf('[x](../evidence/broken.pdf) ![y](near.png)', '[evidence/film.mp4, ../out.pdf]');
  const [entry] = portfolio.documents;
  expect(entry && evidenceOf(entry, portfolio).map(({ target, fault, exists }) => [target, fault, exists])).toEqual([
    ['evidence/film.mp4', null, true],
    ['../out.pdf', null, false],
    ['journal/near.png', null, true],
    ['evidence/broken.pdf', FAULT, true],
  ]);
});
