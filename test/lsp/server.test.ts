import { type ChildProcess, spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { describe, expect, onTestFinished, test } from 'vitest';
import { DiagnosticSeverity } from 'vscode-languageserver';
import { folderWith, writeIn } from '../support/folder.js';
import { Editor } from './client.js';
import { CONFIG, ENTRY, smallPortfolio } from './folder.js';

const codes = (found: readonly { code?: unknown }[]): unknown[] => found.map(({ code }) => code);

describe('mentor lsp', () => {
  test('shows findings as somebody types, and takes them back', async () => {
    const editor = await Editor.start(smallPortfolio());
    await editor.open('journal/a.md', ENTRY);
    const found = await editor.findings('journal/a.md', (all) => all.length === 2);
    expect(codes(found)).toEqual(['read/date', 'link/criterion']);
    expect(found[0]).toMatchObject({
      severity: DiagnosticSeverity.Error,
      source: 'mentor',
      range: { start: { line: 3, character: 6 }, end: { line: 3, character: 16 } },
      data: { owner: 'mentor', severity: 'error' },
    });
    expect(found[0]?.codeDescription?.href).toMatch(/docs\/rules\.md#readdate$/);
    await editor.type('journal/a.md', '12/03/2026', '2026-03-12');
    expect(codes(await editor.findings('journal/a.md', (all) => all.length === 1))).toEqual(['link/criterion']);
    await editor.type('journal/a.md', 'dm7', 'DM7');
    expect(await editor.findings('journal/a.md', (all) => all.length === 0)).toEqual([]);
    expect(editor.log).toEqual([]);
  });

  test('shows what is absent at the top of portfolio.yaml, as a warning', async () => {
    const editor = await Editor.start(smallPortfolio());
    await editor.open('portfolio.yaml', CONFIG);
    const found = await editor.findings('portfolio.yaml', (all) => codes(all).includes('complete/criterion'));
    const open = found.find(({ code }) => code === 'complete/criterion');
    expect(open).toMatchObject({ severity: DiagnosticSeverity.Warning, range: { start: { line: 0, character: 0 } } });
    expect(open?.data).toMatchObject({ criterion: expect.stringMatching(/^DM\d+$/) });
  });

  test('counts columns as editors do, with CRLF and characters outside the basic plane', async () => {
    const editor = await Editor.start(smallPortfolio());
    const text = '---\r\nkind: entry\r\ncriteria: [DM5]\r\n---\r\n\r\n😀 See [that](nowhere.md).\r\n';
    await editor.open('journal/b.md', text);
    const found = await editor.findings('journal/b.md', (all) => codes(all).includes('link/dead-link'));
    const { range } = found.find(({ code }) => code === 'link/dead-link') ?? {};
    const line = text.split('\r\n')[5] ?? '';
    expect(range?.start.line).toBe(5);
    expect(line.slice(range?.start.character, range?.end.character)).toContain('nowhere.md');
  });

  test('a buffer that was never saved counts, and stops counting when it is closed', async () => {
    const editor = await Editor.start(smallPortfolio());
    await editor.open('portfolio.yaml', CONFIG);
    const names = (criterion: string) => (all: { data?: unknown }[]) =>
      all.some(({ data }) => (data as { criterion?: string }).criterion === criterion);
    await editor.findings('portfolio.yaml', names('DM9'));
    await editor.open('journal/new.md', '---\nkind: entry\ncriteria: DM9\n---\n\nWe met.\n');
    const isEvidence = (all: { code?: unknown; data?: unknown }[]): boolean =>
      !all.some((one) => one.code === 'complete/criterion' && names('DM9')([one]));
    await editor.findings('portfolio.yaml', isEvidence);
    await editor.close('journal/new.md');
    await editor.findings('portfolio.yaml', (all) => !isEvidence(all));
  });

  test('follows changes on disk: evidence that comes, an entry that goes', async () => {
    const root = smallPortfolio();
    const editor = await Editor.start(root);
    const text = ENTRY.replace('board.txt', 'later.txt');
    await editor.open('journal/a.md', text);
    await editor.findings('journal/a.md', (all) => codes(all).includes('link/evidence'));
    writeIn(root, { 'evidence/later.txt': 'Here.\n' });
    await editor.changedOnDisk('evidence/later.txt');
    await editor.findings('journal/a.md', (all) => !codes(all).includes('link/evidence'));
    rmSync(join(root, 'evidence'), { recursive: true });
    await editor.changedOnDisk('evidence');
    await editor.findings('journal/a.md', (all) => codes(all).includes('link/evidence'));
  });

  test('an editor that watches nothing is served by what it saves', async () => {
    const root = smallPortfolio();
    const editor = await Editor.start(root, { capabilities: {} });
    await editor.open('journal/a.md', ENTRY.replace('board.txt', 'later.txt'));
    await editor.findings('journal/a.md', (all) => codes(all).includes('link/evidence'));
    writeIn(root, { 'evidence/later.txt': 'Here.\n' });
    await editor.connection.sendNotification('textDocument/didSave', {
      textDocument: { uri: editor.uri('journal/a.md') },
    });
    await editor.findings('journal/a.md', (all) => !codes(all).includes('link/evidence'));
  });

  test('a portfolio that is deleted takes its findings with it', async () => {
    const root = smallPortfolio();
    const editor = await Editor.start(root);
    await editor.open('journal/a.md', ENTRY);
    await editor.findings('journal/a.md', (all) => all.length > 0);
    rmSync(join(root, 'portfolio.yaml'));
    await editor.changedOnDisk('portfolio.yaml');
    expect(await editor.findings('journal/a.md', (all) => all.length === 0)).toEqual([]);
  });

  test('what lies outside gets no answer and no finding', async () => {
    const root = folderWith({ 'inner/portfolio.yaml': CONFIG, 'inner/journal/a.md': ENTRY, 'other/a.md': ENTRY });
    const editor = await Editor.start(root, { folders: [join(root, 'other')] });
    for (const path of ['inner/journal/a.md', 'other/a.md']) {
      await editor.open(path, ENTRY);
      expect(await editor.hover(path, 'DM|5')).toBeNull();
      expect(await editor.complete(path, 'DM|5')).toBeNull();
    }
    await editor.connection.sendNotification('textDocument/didOpen', {
      textDocument: { uri: 'untitled:Untitled-1', languageId: 'markdown', version: 1, text: ENTRY },
    });
    const strange = { textDocument: { uri: 'file://%zz/%00' }, position: { line: 0, character: 0 } };
    expect(await editor.connection.sendRequest('textDocument/hover', strange)).toBeNull();
    expect(editor.told('inner/journal/a.md')).toBeUndefined();
    expect(editor.log).toEqual([]);
  });

  test('what was handed in is left as it is', async () => {
    const editor = await Editor.start(smallPortfolio({ 'submissions/001/a.md': ENTRY }));
    await editor.open('submissions/001/a.md', ENTRY);
    expect(await editor.hover('submissions/001/a.md', 'DM|5')).toBeNull();
    await editor.open('journal/a.md', ENTRY);
    await editor.findings('journal/a.md', (all) => all.length === 2);
    expect(editor.told('submissions/001/a.md')).toBeUndefined();
  });

  test('mangled and huge texts are read without a fault', async () => {
    const editor = await Editor.start(smallPortfolio());
    await editor.open('journal/a.md', ENTRY);
    const texts = [
      '---',
      '---\n',
      '---\nkind',
      '---\nkind: entry\ncriteria: [',
      '---\nkind: entry\nratings: {a: {b: {c: [[[[',
      '\u0000\ud800---\r\r\nkind: *a',
      `---\nkind: entry\n${'['.repeat(5000)}`,
      `---\nkind: entry\n---\n${'> '.repeat(3000)}x`,
      'x'.repeat(3 * 1024 * 1024),
    ];
    for (const text of texts) {
      await editor.edit('journal/a.md', [
        { range: { start: { line: 0, character: 0 }, end: { line: 1e6, character: 0 } }, newText: text },
      ]);
      for (const what of ['hover', 'completion', 'definition']) {
        const lines = text.split('\n').length;
        for (const line of [0, 1, lines - 1, 1e6]) {
          const position = { line, character: 9 };
          await editor.connection.sendRequest(`textDocument/${what}`, {
            textDocument: { uri: editor.uri('journal/a.md') },
            position,
          });
        }
      }
    }
    await editor.findings('journal/a.md', (all) => codes(all).includes('read/too-large'));
    expect(editor.log).toEqual([]);
  });

  test('says goodbye with 0, and with 1 where nobody asked it to shut down', async () => {
    const first = await Editor.start(smallPortfolio());
    expect(await first.quit()).toBe(0);
    const second = await Editor.start(smallPortfolio());
    const code = second.exitCode();
    await second.connection.sendNotification('exit');
    expect(await code).toBe(1);
  });

  test('ends when its editor is killed', async () => {
    const code = `
      const { spawn } = require('node:child_process');
      const server = spawn(process.execPath, [${JSON.stringify(resolve(import.meta.dirname, '../../bin/mentor.js'))}, 'lsp'], { stdio: ['pipe', 'pipe', 'ignore'] });
      const hello = JSON.stringify({ jsonrpc: '2.0', id: 1, method: 'initialize', params: { processId: process.pid, rootUri: null, capabilities: {} } });
      server.stdin.write('Content-Length: ' + hello.length + '\\r\\n\\r\\n' + hello);
      server.stdout.once('data', () => console.log(server.pid));
    `;
    const parent = spawn(process.execPath, ['-e', code], { stdio: ['ignore', 'pipe', 'inherit'] });
    const server = Number(await firstLine(parent));
    onTestFinished(() => {
      if (runs(server)) process.kill(server, 'SIGKILL');
    });
    expect(runs(server)).toBe(true);
    parent.kill('SIGKILL');
    await expect.poll(() => runs(server), { timeout: 8000, interval: 50 }).toBe(false);
  });

  test('ends when the editor it was told of is gone, though its pipes are open', async () => {
    const gone = spawn(process.execPath, ['-e', '0']);
    await new Promise((done) => gone.once('exit', done));
    const editor = await Editor.start(smallPortfolio(), { processId: gone.pid ?? 0 });
    expect(await editor.exitCode()).toBe(1);
  });
});

function firstLine(child: ChildProcess): Promise<string> {
  return new Promise((done) => child.stdout?.once('data', (data: Buffer) => done(data.toString().trim())));
}

function runs(processId: number): boolean {
  try {
    return process.kill(processId, 0);
  } catch {
    return false;
  }
}
