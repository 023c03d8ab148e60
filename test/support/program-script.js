// The built program, kept for one command line after another: a process for each would spend most of its time on starting.
import { createRequire } from 'node:module';
import process from 'node:process';

const { runProcess } = createRequire(import.meta.url)('../../dist/program/main.cjs');
const SystemDate = Date;
const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'];

process.on('message', async ({ args, cwd, env }) => {
  const kept = { ...process.env };
  const write = [process.stdout.write, process.stderr.write];
  const said = ['', ''];
  [process.stdout, process.stderr].forEach((stream, index) => {
    stream.write = (text) => {
      said[index] += text;
      return true;
    };
  });
  process.chdir(cwd);
  Object.assign(process.env, env);
  const ahead = Number(env.TEST_CLOCK_AHEAD ?? 0);
  globalThis.Date = class extends SystemDate {
    constructor(...given) {
      super(...(given.length > 0 ? given : [SystemDate.now() + ahead]));
    }
  };
  process.exitCode = undefined;
  await runProcess(args);
  globalThis.Date = SystemDate;
  [process.stdout.write, process.stderr.write] = write;
  process.env = kept;
  for (const signal of SIGNALS) process.removeAllListeners(signal);
  for (const stream of [process.stdout, process.stderr]) stream.removeAllListeners('error');
  process.send({ code: process.exitCode, out: said[0], err: said[1] });
});
