import { spawn } from 'node:child_process';
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { mentor, tempFolder } from '../e2e/support.js';

const PROGRAM = resolve(import.meta.dirname, '../../bin/mentor.js');
const CONFIG = 'version: 1\nframework: ljmu-2007\nstage: developing\n';
const entry = (date: string): string => `---\nkind: entry\ndate: ${date}\ncriteria: [DM5]\n---\n\nWe met.\n`;

/** A command that watches, and what it has said since somebody last asked. */
class Watching {
  readonly folder = tempFolder();
  readonly #abort = new AbortController();
  readonly run: ReturnType<typeof mentor>;
  #said = '';

  constructor(command: 'check' | 'render', ...flags: string[]) {
    mkdirSync(join(this.folder, 'journal'));
    this.write('portfolio.yaml', CONFIG);
    this.write('journal/a.md', entry('12/03/2026'));
    const say = (text: string): void => {
      this.#said += text;
    };
    this.run = mentor([command, this.folder, '--watch', ...flags], this.folder, {
      out: say,
      err: say,
      signal: this.#abort.signal,
    });
  }

  write(path: string, text: string): void {
    writeFileSync(join(this.folder, path), text);
  }

  async says(pattern: RegExp): Promise<string> {
    for (let wait = 0; wait < 400; wait += 1) {
      if (pattern.test(this.#said)) break;
      await sleep(25);
    }
    const said = this.#said;
    this.#said = '';
    expect(said).toMatch(pattern);
    return said;
  }

  stop(): void {
    this.#abort.abort(new Error('interrupted'));
  }
}

describe('mentor check --watch', () => {
  test('says the whole once, then only what a save changed, and ends with 130', async () => {
    const watching = new Watching('check', '--rule', 'read/date', 'read/kind');
    const whole = await watching.says(/Watching\./);
    expect(whole).toContain('Unexpected date `12/03/2026`');
    watching.write('journal/a.md', entry('2026-03-12'));
    const mended = await watching.says(/read\/date.*read\/kind.*: /);
    expect(mended).toContain('mended   journal/a.md: Unexpected date');
    expect(mended).not.toContain('Developing Mentor');
    watching.write('journal/b.md', '---\nkind: enrty\n---\n\nWe met.\n');
    const fresh = await watching.says(/read\/date.*read\/kind.*: /);
    expect(fresh).toContain('Unexpected kind `enrty`');
    expect(fresh).not.toContain('Unexpected date');
    watching.stop();
    expect((await watching.run).code).toBe(130);
  });

  test('sees files that editors put in place of the old ones, and folders that come and go', async () => {
    const watching = new Watching('check', '--rule', 'read/date');
    await watching.says(/Watching\./);
    watching.write('a.tmp', entry('2026-03-12'));
    renameSync(join(watching.folder, 'a.tmp'), join(watching.folder, 'journal/a.md'));
    expect(await watching.says(/mended/)).toContain('journal/a.md');
    mkdirSync(join(watching.folder, 'journal/more'));
    watching.write('journal/more/c.md', entry('13/03/2026'));
    await watching.says(/13\/03\/2026/);
    rmSync(join(watching.folder, 'journal/more'), { recursive: true });
    await watching.says(/mended/);
    watching.stop();
    await watching.run;
  });

  test('goes on where a check could not run', async () => {
    const watching = new Watching('check', '--rule', 'read/date');
    await watching.says(/Watching\./);
    rmSync(join(watching.folder, 'portfolio.yaml'));
    await watching.says(/there is no portfolio\.yaml/);
    watching.write('portfolio.yaml', CONFIG);
    await watching.says(/nothing changed/);
    watching.stop();
    await watching.run;
  });

  test.each([['--fix'], ['--json'], ['--format', 'sarif']])('goes with no %s', async (...flags) => {
    const { code } = await mentor(['check', '--watch', ...flags], tempFolder());
    expect(code).toBe(2);
  });

  test('Ctrl-C at the program ends it with 130', async () => {
    const folder = tempFolder();
    writeFileSync(join(folder, 'portfolio.yaml'), CONFIG);
    const program = spawn(process.execPath, [PROGRAM, 'check', folder, '--watch', '-q']);
    const ended = new Promise<number | null>((done) => program.on('close', done));
    await new Promise<void>((ready) => {
      program.stderr.on('data', (text: Buffer) => {
        if (String(text).includes('Watching')) ready();
      });
    });
    program.kill('SIGINT');
    expect(await ended).toBe(130);
  });
});

describe('mentor render --watch', () => {
  test('makes it again on a save, and not for what it wrote itself', async () => {
    const watching = new Watching('render', '--html');
    await watching.says(/portfolio\.html .*Watching\./s);
    watching.write('journal/a.md', entry('2026-03-12').replace('We met.', 'We met twice.'));
    await watching.says(/portfolio\.html .*Watching\./s);
    expect(readFileSync(join(watching.folder, 'dist/portfolio.html'), 'utf8')).toContain('We met twice.');
    watching.stop();
    expect((await watching.run).code).toBe(130);
  });

  test('writes into another folder of the portfolio once a save, and not into the portfolio itself', async () => {
    const watching = new Watching('render', '--html', '--out', 'made');
    await watching.says(/Watching\./);
    await sleep(600);
    watching.write('journal/a.md', entry('2026-03-12'));
    expect((await watching.says(/Watching\./)).match(/Watching/g)).toHaveLength(1);
    watching.stop();
    await watching.run;
    expect(await mentor(['render', '--watch', '--out', '.'], watching.folder)).toMatchObject({ code: 2 });
  });
});
