import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { scratchFolder } from '../support/scratch-folder.js';
import { generatePortfolio } from './generate.js';

/** Where rows find what they measure: portfolios of any size, the programs, a cache of their own. */
export class Bench {
  /** The built program. */
  mentor = fileURLToPath(new URL('../../bin/mentor.js', import.meta.url));
  #work = scratchFolder('mentor-bench-');
  #cache = scratchFolder('mentor-bench-cache-');

  /** @returns the folder of a generated portfolio, made when it is first asked for */
  portfolio(entries) {
    const folder = join(this.#work, String(entries));
    if (!existsSync(folder)) generatePortfolio(folder, entries);
    return folder;
  }

  /** @returns a path for what a row writes */
  scratch(name) {
    return join(this.#work, name);
  }

  /** @returns the path of a script of this folder */
  script(name) {
    return fileURLToPath(new URL(name, import.meta.url));
  }

  /** @returns the seconds that a Node program took, started as a user starts it */
  time(command) {
    const start = process.hrtime.bigint();
    this.#run(command);
    return Number(process.hrtime.bigint() - start) / 1e9;
  }

  /**
   * @returns the seconds that another program took
   * @throws an error that says so in one line where it is not installed
   */
  timeOther(program, args, folder) {
    const start = process.hrtime.bigint();
    const { status, error, stderr } = spawnSync(program, args, { cwd: folder, encoding: 'utf8' });
    if (error) throw new Error(`${program} is not installed`);
    if (status !== 0) throw new Error(`${program} failed: ${stderr}`);
    return Number(process.hrtime.bigint() - start) / 1e9;
  }

  /** @returns the seconds of a run that finds nothing kept of documents or results; compiled code and the browser stay */
  timeCold(command) {
    for (const kept of ['check', 'documents', 'files', 'texts', 'pieces'])
      rmSync(join(this.#cache, kept), { recursive: true, force: true });
    return this.time(command);
  }

  /**
   * What a person waits for in a cold run.
   * @returns {[step: string, milliseconds: number][]} the steps in order, and when each was done
   */
  timeline(command) {
    this.timeCold(['-e', '0']);
    const report = this.scratch('timeline.json');
    this.#run(['--require', this.script('timeline.cjs'), ...command], { BENCH_TIMELINE: report });
    return JSON.parse(readFileSync(report, 'utf8'));
  }

  /** @returns the most memory that a cold run held at once, in MiB */
  peak(command) {
    this.timeCold(['-e', '0']);
    const report = this.scratch('peak.txt');
    this.#run(['--require', this.script('peak.cjs'), ...command], { BENCH_PEAK: report });
    return Number(readFileSync(report, 'utf8')) / 1024;
  }

  /** @returns the seconds of CPU, of all threads, that mentor took in a folder, with nothing kept of documents or results */
  cpu(args, folder) {
    this.timeCold(['-e', '0']);
    return this.cpuOf([this.mentor, '-C', folder, ...args]);
  }

  /** @returns the seconds of CPU, of all threads, that a Node program took */
  cpuOf(command) {
    const report = this.scratch('cpu.txt');
    this.#run(['--require', this.script('cpu.cjs'), ...command], { BENCH_CPU: report });
    return Number(readFileSync(report, 'utf8'));
  }

  /** Waits until what was written is old enough for a check to believe its dates. */
  settle() {
    this.#run(['-e', 'setTimeout(() => {}, 3000)']);
  }

  /** @returns the path of one entry in the middle of a portfolio */
  someEntry(entries) {
    const folder = join(this.portfolio(entries), 'journal');
    const names = readdirSync(folder).sort();
    return join(folder, names[Math.floor(names.length / 2)]);
  }

  #run(command, env = {}) {
    const { status, stderr } = spawnSync(process.execPath, command, {
      stdio: ['ignore', 'ignore', 'pipe'],
      encoding: 'utf8',
      maxBuffer: 64 * 1024 * 1024,
      env: { ...process.env, MENTOR_CACHE: this.#cache, ...env },
    });
    if (status === null || status > 1) throw new Error(`${command.join(' ')} failed: ${stderr}`);
  }
}
