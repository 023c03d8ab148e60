/** Starts the browser that `mentor` uses, prints an HTML file, and does nothing more. */
import { readFileSync, writeFileSync } from 'node:fs';
import { launchBrowser } from '../../dist/pdf/launch.js';
import { printPage } from '../../dist/pdf/print-page.js';

const [html = '', out = ''] = process.argv.slice(2);
const { process: browser } = await launchBrowser({ env: process.env }, new AbortController().signal);
try {
  writeFileSync(out, await printPage(browser, readFileSync(html, 'utf8')));
} finally {
  await browser.close();
}
