import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openTheme } from '../../../src/html/index.js';
import { tempFolder } from '../../support/folder.js';

test('the comments of a theme stay in its files, and what only looks like one stays in the styles', async () => {
  const theme = tempFolder();
  mkdirSync(join(theme, 'styles'));
  const kept = `.a::before{content:"/* a \\" b */"}.b{content:'/*'}.c{background:url(x/*y*/z)}`;
  writeFileSync(join(theme, 'styles', '99.css'), `/* Room for\n * a pupil's name */${kept}/**/.d{margin:0/* none */}`);
  const { css } = await openTheme({ theme });
  expect(css.endsWith(`${kept}.d{margin:0}`)).toBe(true);
  expect(css).not.toMatch(/Room for|none \*\//);
});

test.each(['default', 'university'])('nothing is said in the styles of the %s theme', async (theme) => {
  expect((await openTheme({ theme })).css).not.toContain('/*');
});
