/** The bare print: starts the browser that `mentor` uses, opens an HTML file as anybody would, prints it, and does nothing more. */

import { pathToFileURL } from 'node:url';
import { cacheFolder } from '../../dist/app/cache/folder.js';
import { launchBrowser } from '../../dist/pdf/launch.js';

const [html = '', out = ''] = process.argv.slice(2);
const { process: browser } = await launchBrowser(
  { env: process.env, cacheDir: cacheFolder(process.env) },
  new AbortController().signal,
);
try {
  const page = await browser.newPage();
  await page.goto(pathToFileURL(html).href, { waitUntil: 'load', timeout: 0 });
  await page.pdf({
    path: out,
    tagged: true,
    outline: true,
    preferCSSPageSize: true,
    printBackground: true,
    timeout: 0,
  });
} finally {
  await browser.close();
}
