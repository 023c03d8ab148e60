import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import puppeteer, { type Browser } from 'puppeteer';
import { expect } from 'vitest';
import { cacheFolder } from '../../src/app/cache/folder.js';
import {
  type EmbeddedChromium,
  embeddedChromium,
  embeddedEnvironment,
  unpackEmbedded,
} from '../../src/pdf/browser/embedded.js';
import { findBrowser } from '../../src/pdf/browser/find.js';
import { machineOf } from '../../src/pdf/browser/machine.js';
import { makeProfile } from '../../src/pdf/profile.js';
import { mentor, type Run, tempFolder } from '../e2e/support.js';

export const CONFIG = 'version: 1\nmentor: {name: Ada Marsh}\nframework: ljmu-2007\nstage: developing\n';

export function entry(title: string, more = 'criteria: [DM5]', body = 'We planned the lesson together.'): string {
  return `---\nkind: entry\ntitle: ${title}\ndate: 2026-03-12\n${more}\n---\n\n${body}\n`;
}

/** A folder that `mentor serve` shows, run in this process. */
export class Serving {
  readonly folder: string;
  readonly run: Promise<Run>;
  readonly #abort = new AbortController();
  out = '';
  err = '';

  constructor(
    texts: Record<string, string> = {},
    flags: readonly string[] = [],
    folder: string = tempFolder(),
    env: Record<string, string> = {},
  ) {
    this.folder = folder;
    for (const [path, text] of Object.entries(texts)) this.write(path, text);
    this.run = mentor(['serve', this.folder, ...flags], this.folder, {
      env: { ...process.env, XDG_CACHE_HOME: join(this.folder, '.mentor'), ...env },
      signal: this.#abort.signal,
      out: (text) => {
        this.out += text;
      },
      err: (text) => {
        this.err += text;
      },
    });
  }

  write(path: string, text: string): void {
    writeFileSync(join(this.folder, path), text);
  }

  read(path: string): string {
    return readFileSync(join(this.folder, path), 'utf8');
  }

  /** Where it answers, without the last slash; waits until it does. */
  async address(): Promise<string> {
    await until(() => this.out.includes('\n'));
    return /http:\/\/127\.0\.0\.1:\d+/.exec(this.out)?.[0] ?? '';
  }

  /** The whole of it, with what lets its page open files. */
  async link(): Promise<string> {
    await until(() => this.out.includes('\n'));
    return /http:\S+/.exec(this.out)?.[0] ?? '';
  }

  async stop(): Promise<number> {
    this.#abort.abort(new Error('interrupted'));
    return (await this.run).code;
  }
}

/** Waits for what comes by itself. */
export async function until(holds: () => unknown, seconds = 15): Promise<void> {
  for (let wait = 0; wait < seconds * 50; wait += 1) {
    if (await holds()) return;
    await sleep(20);
  }
  expect.fail(`did not come in ${seconds} s: ${holds}`);
}

/** A browser that reaches this machine, which the one that prints does not. */
export async function startBrowser(): Promise<Browser> {
  const search = { env: process.env, cacheDir: cacheFolder(process.env) };
  const found = await findBrowser(search);
  if (!found.found) throw new Error(found.message);
  const machine = machineOf(search);
  const embedded = found.kind === 'embedded' ? embeddedChromium(machine.browsersFolder) : undefined;
  const args = ['--disable-gpu', ...(process.getuid?.() === 0 ? ['--no-sandbox'] : [])];
  const env = embedded ? await environmentOf(embedded, machine.uid) : process.env;
  const profile = await makeProfile();
  const launched = await puppeteer.launch({
    executablePath: found.path,
    headless: found.headless,
    args,
    userDataDir: profile.folder,
    env: { ...env, ...profile.env },
    pipe: true,
  });
  launched.process()?.once('exit', () => void profile.remove());
  return launched;
}

async function environmentOf(embedded: EmbeddedChromium, uid: number | undefined): Promise<Record<string, string>> {
  await unpackEmbedded(embedded, uid);
  const own = Object.entries(process.env).filter((pair): pair is [string, string] => pair[1] !== undefined);
  return { ...Object.fromEntries(own), ...embeddedEnvironment(embedded.folder, process.env) };
}
