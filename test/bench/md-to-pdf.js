/** Prints a Markdown file by md-to-pdf, in the browser that `mentor` uses. */

import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { cacheFolder } from '../../dist/app/cache/folder.js';
import { embeddedEnvironment } from '../../dist/pdf/browser/embedded.js';
import { findBrowser } from '../../dist/pdf/browser/find.js';

const [folder = '', markdown = '', out = ''] = process.argv.slice(2);
const { mdToPdf } = await import(pathToFileURL(createRequire(join(folder, 'x.js')).resolve('md-to-pdf')).href);
const { kind, path, headless } = await findBrowser({ env: process.env, cacheDir: cacheFolder(process.env) });
const env = kind === 'embedded' ? { ...process.env, ...embeddedEnvironment(dirname(path), process.env) } : process.env;
await mdToPdf(
  { path: markdown },
  { dest: out, launch_options: { executablePath: path, headless, env, args: ['--no-sandbox', '--disable-gpu'] } },
);
