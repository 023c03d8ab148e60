import { spawn } from 'node:child_process';
import { resolve } from 'node:path';

const PROGRAM = resolve(import.meta.dirname, '../../bin/mentor.js');

/** What a run of the built program gave. */
export interface ProgramRun {
  code: number;
  out: string;
  err: string;
}

/** Runs a command line as a program of its own, without a terminal. */
export function runProgram(
  args: readonly string[],
  cwd: string,
  env: Record<string, string> = {},
): Promise<ProgramRun> {
  return new Promise((done, fail) => {
    const stdio: ['ignore', 'pipe', 'pipe'] = ['ignore', 'pipe', 'pipe'];
    const child = spawn(process.execPath, [PROGRAM, ...args], { cwd, env: { ...process.env, ...env }, stdio });
    const run = { code: -1, out: '', err: '' };
    child.stdout.setEncoding('utf8').on('data', (text: string) => {
      run.out += text;
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      run.err += text;
    });
    child.on('error', fail);
    child.on('close', (code) => done({ ...run, code: code ?? -1 }));
  });
}
