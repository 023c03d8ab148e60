import { writeFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { tempFolder } from '../support/folder.js';
import { about } from './support/documents.js';
import { withEngine } from './support/engine.js';
import { readPdf } from './support/read-pdf.js';

let server: Server;
let origin: string;
const heard: string[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    heard.push(request.url ?? '');
    response.end('x');
  });
  server.on('connection', () => heard.push('a connection'));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});
afterAll(() => void server.close());

/** Every way that HTML has to fetch something or to run something. */
const hostile = (secret: string): string => `<!doctype html><html lang="en"><head><title>Hostile</title>
<meta http-equiv="refresh" content="0;url=${origin}/refresh"><base href="${origin}/base/">
<link rel="preconnect" href="${origin}"><link rel="dns-prefetch" href="${origin}"><link rel="prefetch" href="${origin}/prefetch">
<link rel="preload" as="image" href="${origin}/preload"><link rel="modulepreload" href="${origin}/module">
<link rel="stylesheet" href="${origin}/css"><link rel="icon" href="${origin}/icon"><link rel="manifest" href="${origin}/manifest">
<style>@import url(${origin}/import); @font-face { font-family: Far; src: url(${origin}/font) }
body { background: url(${origin}/background); font-family: Far, sans-serif } li { list-style-image: url(${origin}/bullet) }</style>
<script>document.write('SCRIPT RAN'); fetch('${origin}/fetch'); new WebSocket('ws://127.0.0.1')</script><script src="${origin}/script"></script>
</head><body onload="document.body.append('SCRIPT RAN')"><h1>Hostile</h1><ul><li>x</li></ul>
<img src="${origin}/image" onerror="document.body.append('SCRIPT RAN')"><img srcset="${origin}/set 2x"><input type="image" src="${origin}/input">
<img src="${secret}"><iframe src="${secret}"></iframe><object data="${secret}"></object><embed src="${secret}"><iframe src="${origin}/frame"></iframe>
<iframe srcdoc="<p>inner one</p><script>document.write('SCRIPT RAN')</script><img src='${origin}/inner'>"></iframe>
<iframe src="data:text/html,<p>inner two</p><script>document.write('SCRIPT RAN')</script><img src='${origin}/inner'>"></iframe>
<object data="${origin}/object"></object><embed src="${origin}/embed"><video poster="${origin}/poster" src="${origin}/video" autoplay></video>
<audio src="${origin}/audio" autoplay></audio><svg><image href="${origin}/svg"/><use href="${origin}/use#a"/><script>document.write('SCRIPT RAN')</script></svg>
<img src="data:image/svg+xml,<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'><image href='${origin}/in-svg'/></svg>">
<p>End of the document</p></body></html>`;

test('a hostile document reaches nothing and runs nothing', async () => {
  const file = join(tempFolder(), 'secret.txt');
  writeFileSync(file, 'THE SECRET');
  const { bytes } = await withEngine(async (engine) => {
    const printed = await engine.print(hostile(pathToFileURL(file).href), about);
    await new Promise((resolve) => setTimeout(resolve, 300));
    return printed;
  });
  const text = (await readPdf(bytes)).pages.map((each) => each.text).join(' ');
  expect(heard).toEqual([]);
  expect(text).toContain('End of the document');
  expect(text).toContain('inner one');
  expect(text).not.toMatch(/SCRIPT RAN|THE SECRET/);
});

test('a document that loads itself again, and one that frames itself, come to an end', async () => {
  const again =
    '<meta http-equiv="refresh" content="0"><p>Again</p><iframe src="http://document.mentor.invalid/"></iframe>';
  const { pages } = await withEngine((engine) => engine.print(again, about));
  expect(pages).toBe(1);
});

test('links that only this machine could follow are taken out', async () => {
  const unsafe = [
    'file:///home/someone/evidence.pdf',
    'http://localhost:3000/',
    'http://preview.localhost/',
    'https://127.0.0.1/x',
    'http://127.1.2.3/',
    'http://2130706433/',
    'http://[::1]:8080/',
    'http://0.0.0.0/',
    'evidence/board.pdf',
    '//localhost/x',
    'ftp://files.example.org/',
  ];
  const safe = [
    'https://example.org/localhost',
    'mailto:head@school.example',
    'tel:+441510000000',
    'http://10.example.org/',
  ];
  const body = [...unsafe, ...safe].map((address) => `<p><a href="${address}">somewhere</a></p>`).join('');
  const { bytes, removedLinks } = await withEngine((engine) => engine.print(`<html lang="en">${body}</html>`, about));
  const urls = (await readPdf(bytes)).pages.flatMap(({ links }) => links.map(({ url }) => url)).filter(Boolean);
  expect(urls).toEqual(safe);
  expect(removedLinks).toBe(unsafe.length);
  expect(Buffer.from(bytes).toString('latin1')).not.toMatch(/file:|localhost:3000/);
});
