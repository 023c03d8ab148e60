import { type ChildProcess, fork, spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { afterAll, beforeAll } from 'vitest';

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

/**
 * The built program in one process for all command lines of a test file, one after another: begun before its first test,
 * ended after its last. What is to be shown of the start or the end of a process needs `runProgram`.
 * @param own what its environment has besides this one's; TEST_CLOCK_AHEAD sets its clock forward, in milliseconds
 */
export function programForTests(own: Record<string, string> = {}): typeof runProgram {
  let child: ChildProcess;
  beforeAll(() => {
    child = fork(resolve(import.meta.dirname, 'program-script.js'), { env: { ...process.env, ...own } });
  });
  afterAll(() => void child.kill());
  return (args, cwd, env = {}) =>
    new Promise((done, fail) => {
      const ended = (code: number | null): void => fail(new Error(`the program ended by itself, with ${code}`));
      child.once('exit', ended).once('message', (run: ProgramRun) => {
        child.off('exit', ended);
        done(run);
      });
      child.send({ args, cwd, env });
    });
}
