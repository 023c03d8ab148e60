/** The PDF of an HTML file by the engine of `mentor`: print, page numbers, bookmarks, description, small file. */

import { readFileSync, writeFileSync } from 'node:fs';
import { cacheFolder } from '../../dist/app/cache/folder.js';
import { openPdfEngine } from '../../dist/pdf/index.js';

const [html = '', out = ''] = process.argv.slice(2);
const engine = openPdfEngine({ env: process.env, cacheDir: cacheFolder(process.env) });
try {
  const about = {
    title: 'Portfolio',
    author: 'Ada Generated',
    language: 'en-GB',
    producer: 'mentor',
    date: new Date(0),
  };
  writeFileSync(out, (await engine.print(readFileSync(html, 'utf8'), about)).bytes);
} finally {
  await engine.close();
}
