import type { Difference, FileDifference } from '../submission/diff/compare.js';
import { differenceParts, type Telling } from '../submission/diff/lines.js';
import { added, changedParagraphs, changedWords, struck } from './changed-words.js';
import { escapeHtml } from './escape-html.js';

/** A version, as far as words are needed of it. */
export interface VersionWords {
  /** Text of every file that has one, by its path. */
  texts: ReadonlyMap<string, string>;
  /** Titles of files, by their paths. */
  titles: ReadonlyMap<string, string>;
  /** What ids of the framework stand for. */
  statements: ReadonlyMap<string, string>;
}

/**
 * A page that says what changed, with words struck and added: no script, no style from elsewhere, nothing loaded.
 * @param names how the two versions are called
 */
export function differenceHtml(
  names: readonly [string, string],
  difference: Difference,
  words: readonly [VersionWords, VersionWords],
): string {
  const parts = differenceParts(difference, inHtml(words));
  const title = `From ${names[0]} to ${names[1]}`;
  const sections = parts.map(
    ({ heading, lines }) =>
      `<section>\n<h2>${escapeHtml(heading)} <span>${lines.length}</span></h2>\n<ul>\n${lines.map((line) => `<li>${line}</li>`).join('\n')}\n</ul>\n</section>`,
  );
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>What changed</h1>
<p class="lead">${escapeHtml(title)}. <del>What went</del> is struck, <ins>what came</ins> is underlined.</p>
${sections.join('\n') || '<p>Nothing changed.</p>'}
</main>
</body>
</html>
`;
}

function inHtml(words: readonly [VersionWords, VersionWords]): Telling {
  const named = (id: string): string => {
    const statement = words[1].statements.get(id) ?? words[0].statements.get(id);
    return `<b>${escapeHtml(id)}</b>${statement ? ` ${escapeHtml(statement)}` : ''}`;
  };
  return {
    moved: ({ id, from, to }) => `${named(id)} <span class="move">${struck(from ?? '')} ${added(to ?? '')}</span>`,
    came: (word) => (id) => `${named(id)} ${added(word)}`,
    went: (word) => (id) => `${named(id)} ${struck(word)}`,
    marked: (word) => (text) => {
      if (word === 'new') return added(text);
      return word === 'gone' ? struck(text) : `${escapeHtml(text)} ${added(word)}`;
    },
    files: (difference) => fileItems(difference, words),
  };
}

/** Files by their titles; of those that changed the paragraphs that did. */
function fileItems(
  { added: came, changed, removed }: FileDifference,
  [before, after]: readonly [VersionWords, VersionWords],
): string[] {
  const called = ({ titles }: VersionWords, path: string): string =>
    titles.get(path) ?? path.replace(/^evidence\//, '');
  const paragraphs = (path: string): string => {
    const [was, is] = [before.texts.get(path), after.texts.get(path)];
    if (was === undefined || is === undefined) return '<p class="quiet">Its content is another one.</p>';
    return changedParagraphs(was, is)
      .map((one) => `<p>${one}</p>`)
      .join('');
  };
  return [
    ...came.map((path) => `<h3>${added(called(after, path))}</h3>`),
    ...changed.map((path) => `<h3>${changedWords(called(before, path), called(after, path))}</h3>${paragraphs(path)}`),
    ...removed.map((path) => `<h3>${struck(called(before, path))}</h3>`),
  ];
}

const STYLE = `:root { color-scheme: light dark; --text: #1d2625; --quiet: #566361; --line: #d6d5cc; --paper: #fdfcf9; --ink: #0d4a4f; --went: #a8261d; --came: #1f6a3c; --wash: #e9f3ea }
@media (prefers-color-scheme: dark) { :root { --text: #e4e3da; --quiet: #a3afab; --line: #303b39; --paper: #121918; --ink: #8ecdcb; --went: #ff9a8f; --came: #83cf9b; --wash: #1b2b20 } }
@page { size: A4; margin: 20mm 22mm 22mm; @bottom-right { content: counter(page); font: 8.6pt sans-serif } }
body { margin: 0; padding: 2.5rem 1.2rem 4rem; background: var(--paper); color: var(--text); font: 1.05rem/1.5 'Source Serif 4', Georgia, 'DejaVu Serif', serif; overflow-wrap: anywhere }
main { max-width: 52rem; margin: 0 auto }
h1, h2, h3, p, ul { margin: 0; padding: 0 }
h1 { font-size: 2.2rem; font-weight: 400; line-height: 1.15; color: var(--ink) }
h3 { font-size: 1.1rem }
.lead { margin: 0.6rem 0 2.2rem; color: var(--quiet) }
section { display: grid; grid-template-columns: 10rem minmax(0, 1fr); gap: 0 1.6rem; padding: 1rem 0 1.3rem; border-top: 1px solid var(--line) }
h2, h2 span, .move, .quiet { font: 500 0.9rem/1.5 'Source Sans 3', 'Segoe UI', 'DejaVu Sans', sans-serif }
h2, h2 span { color: var(--quiet); break-after: avoid }
ul { list-style: none }
li + li { margin-top: 0.9rem }
li p { margin-top: 0.4rem }
b { font: 600 0.92em 'Source Sans 3', 'Segoe UI', 'DejaVu Sans', sans-serif }
.move { white-space: nowrap }
del { color: var(--went); text-decoration: line-through }
ins { color: var(--came); text-decoration: underline; text-decoration-thickness: 0.06em; text-underline-offset: 0.18em; background: var(--wash) }
del + ins { margin-left: 0.2em }
@media (max-width: 40rem) { section { display: block } h2 { margin-bottom: 0.5rem } }
@media print { body { padding: 0; font-size: 10.5pt; background: none } h3, li p:first-of-type { break-inside: avoid } h3 { break-after: avoid } }`;
