/**
 * Runs the checks of `npm test` that need no build and nothing of each other, at once: each alone leaves a processor idle.
 * What one that fails has to say is printed when all have ended.
 */
import { spawn } from 'node:child_process';
import { createRequire } from 'node:module';

const { scripts } = createRequire(import.meta.url)('../package.json');

const ended = await Promise.all(['lint', 'typecheck', 'unused'].map(run));
for (const { code, said } of ended) if (code !== 0) process.stdout.write(said);
if (ended.some(({ code }) => code !== 0)) process.exitCode = 1;

/** npm has put the programs of node_modules on the PATH. */
function run(name) {
  return new Promise((done) => {
    const child = spawn(scripts[name], { shell: true, stdio: ['ignore', 'pipe', 'pipe'] });
    let said = `\n${name}\n`;
    for (const stream of [child.stdout, child.stderr])
      stream.setEncoding('utf8').on('data', (text) => {
        said += text;
      });
    child.on('close', (code) => done({ code, said }));
  });
}
