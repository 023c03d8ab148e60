import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { loadTheme, renderHtml } from '../../../src/html/index.js';
import { withBinaryEm } from '../../../src/html/page/font-em.js';
import { fontCss, loadFonts } from '../../../src/html/page/fonts.js';
import { unpackedOf } from '../../../src/pdf/finish/packed.js';
import { takePieceApart } from '../../../src/pdf/join/raw-piece.js';
import { endBrowser, launchBrowser } from '../../../src/pdf/launch.js';
import { printPage } from '../../../src/pdf/print-page.js';
import { THEMES } from '../../../src/portfolio/index.js';
import { page as documentOf } from '../../pdf/support/documents.js';
import { cacheDir, env } from '../../pdf/support/engine.js';
import { entry, modelOf } from '../support.js';

const { resolve } = createRequire(import.meta.url);
const LATIN = loadFonts().filter(({ always }) => always);
const WORDS = 'Hamburgefonstiv, quartz & jumpy fjords: 0123456789 AVATAR “Wolf”';

let launched: Awaited<ReturnType<typeof launchBrowser>>;
beforeAll(async () => {
  launched = await launchBrowser({ env, cacheDir }, new AbortController().signal);
});
afterAll(() => endBrowser(launched));

/** As packages bring it. */
function original({ family, weight, style }: (typeof LATIN)[number]): Buffer {
  const name = family.startsWith('Source Serif') ? 'source-serif-4' : 'source-sans-3';
  return readFileSync(resolve(`@fontsource/${name}/files/${name}-latin-${weight}-${style}.woff2`));
}

test('a font with another em looks as the one it was made of', async () => {
  const faces = LATIN.map((face, index) => {
    const css = `font-weight:${face.weight};font-style:${face.style}`;
    const data = original(face).toString('base64');
    const was = `@font-face{font-family:was${index};${css};src:url(data:font/woff2;base64,${data})}`;
    const is = fontCss([face], '').replace(`"${face.family}"`, `is${index}`);
    const line = (name: string): string =>
      `<div><span style="font:40px ${name}${index};${css};text-rendering:geometricPrecision">${WORDS}</span></div>`;
    return [`${was}${is}`, `${line('was')}${line('is')}`];
  });
  expect(faces.length).toBe(10);
  const page = await launched.process.newPage();
  await page.setContent(
    `<style>${faces.map(([css]) => css).join('')}</style>${faces.map(([, line]) => line).join('')}`,
  );
  await page.evaluate('document.fonts.ready.then(() => true)');
  const sizes = (await page.evaluate(
    '[...document.querySelectorAll("span, div")].map((node) => node.getBoundingClientRect()).map(({ width, height }) => [width, height])',
  )) as [number, number][];
  for (let at = 0; at < sizes.length; at += 4)
    for (const which of [at, at + 1]) {
      const [[wide, high] = [0, 0], [width, height] = [0, 0]] = [sizes[which], sizes[which + 2]];
      expect(Math.abs(width - wide) / wide).toBeLessThan(0.0005);
      expect(Math.abs(height - high)).toBeLessThanOrEqual(1);
    }
  await page.close();
});

test('what is no font of a thousand units is not taken for one', () => {
  const [face] = LATIN;
  const font = face && original(face);
  expect(() => withBinaryEm(withBinaryEm(font ?? Buffer.alloc(0)))).toThrow('not a font of a thousand units');
});

describe('on paper', () => {
  async function printed(size: string): Promise<{ names: string[]; texts: number; moves: number }> {
    const css = `${fontCss(LATIN, '')} p { font: ${size} 'Source Serif 4'; font-kerning: none; text-rendering: geometricPrecision }
      @page { @bottom-right { content: none } }`;
    const piece = takePieceApart(await printPage(launched.process, documentOf(`<p>${WORDS}</p>`, css)));
    const drawn = await Promise.all([...piece.streams.values()].map(unpackedOf));
    const content = drawn.map((one) => one.toString('latin1')).find((one) => one.includes(' Tf\n')) ?? '';
    const names = [...new Set(piece.text.match(/(?<=\/BaseFont \/[A-Z]{6}\+)\S+/g))];
    return { names, texts: content.split(' Tj\n').length - 1, moves: content.split(' Td ').length - 1 };
  }

  test('the browser writes a line as one text, and the font by our name', async () => {
    expect(await printed('calc(55px / 4.096)')).toEqual({ names: ['MentorSerif4-Regular'], texts: 1, moves: 0 });
  });

  test('and letter by letter at a size that is no whole quarter', async () => {
    expect((await printed('10pt')).moves).toBeGreaterThan(WORDS.length / 2);
  });

  test.each(THEMES)('most letters have such a size in the theme %s', async (theme) => {
    const text = '## Part\n\nWe met.\n\n- One [link](https://example.org/)\n'.repeat(9);
    const html = renderHtml(modelOf({ 'journal/a.md': entry('title: A\ncriteria: [AM1]', text) }), {
      theme: loadTheme(theme),
      readFile: () => null,
    });
    const page = await launched.process.newPage();
    await page.setContent(html);
    await page.emulateMediaType('print');
    const letters = (await page.evaluate(
      `[...document.querySelectorAll('main *')].filter((node) => node.checkVisibility()).map((node) => [
        getComputedStyle(node).fontSize,
        [...node.childNodes].filter(({ nodeType }) => nodeType === 3).reduce((sum, { data }) => sum + data.trim().length, 0),
      ])`,
    )) as [string, number][];
    const count = (list: [string, number][]): number => list.reduce((sum, [, one]) => sum + one, 0);
    const exact = letters.filter(([size]) => (Math.floor(Number.parseFloat(size) * 102.4 + 0.001) / 25) % 1 === 0);
    expect(count(letters)).toBeGreaterThan(1000);
    expect(count(exact) / count(letters)).toBeGreaterThan(0.8);
    await page.close();
  });
});
