import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { PrintOptions } from '../../../src/pdf/index.js';

/** What every test document says about itself. */
export const about: PrintOptions = {
  title: 'Portfolio of Morgan Reed',
  author: 'Morgan Reed',
  subject: 'Advanced mentor',
  language: 'en-GB',
  producer: 'mentor 0.0.0',
  date: new Date('2026-03-12T00:00:00Z'),
};

/** The ten digits that ask for a page number, and the style that lays them on top of each other. */
export const START = '0246813579';
export const END = '1357902468';
const PAGE_REF_CSS = `.page-ref { display: inline-block; width: 4ch; letter-spacing: -1ch; white-space: nowrap;
  font-variant-numeric: tabular-nums; color: inherit; text-decoration: none }`;

export function page(body: string, css = ''): string {
  return `<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>t</title>
<style>@page { size: A4; margin: 20mm; @bottom-right { content: 'Sheet ' counter(page) ' of ' counter(pages) } }
body { font-family: sans-serif } ${PAGE_REF_CSS} ${css}</style></head><body>${body}</body></html>`;
}

/** A document with a contents list, a table that points at pages, and entries of one to three pages each. */
export function portfolio(entries: number, css = ''): string {
  const numbers = Array.from({ length: entries }, (_, index) => index + 1);
  const contents = numbers.map(
    (n) => `<li><a class="row" href="#e${n}">Entry ${n}</a><a class="page-ref" href="#e${n}">${END}</a></li>`,
  );
  const rows = numbers.map(
    (n) => `<tr><th scope="row">DM${n}</th><td>E${n}, p. <a class="page-ref" href="#e${n}">${START}</a></td></tr>`,
  );
  const sections = numbers.map(
    (n) => `<section><h2 id="e${n}">Account ${n}</h2>${'<p>We met and talked.</p>'.repeat((n % 3) + 1)}</section>`,
  );
  return page(
    `<h1>Portfolio</h1><nav><ol>${contents.join('')}</ol></nav>
<table><tr><th scope="col">Criterion</th><th scope="col">Evidenced by</th></tr>${rows.join('')}</table>${sections.join('')}`,
    `section, p + p { break-before: page } ol { list-style: none; padding: 0 } li { display: flex } .row { flex: 1 } ${css}`,
  );
}

/** A variable web font, which Chromium embeds as Type 3 and not as TrueType. */
export function webFontCss(): string {
  const path = createRequire(import.meta.url).resolve(
    '@fontsource-variable/source-sans-3/files/source-sans-3-latin-wght-normal.woff2',
  );
  const source = readFileSync(path).toString('base64');
  return `@font-face { font-family: Web; src: url(data:font/woff2;base64,${source}) } body { font-family: Web }`;
}
