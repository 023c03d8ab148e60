#!/usr/bin/env node
// CommonJS, by the package.json beside it: Node is ready for that sooner than for modules.
const args = process.argv.slice(2);
if (args.length === 1 && ['--version', '-V', '-v'].includes(args[0])) {
  process.stdout.once('error', () => {
    process.stderr.write('mentor: The version could not be written: the disk is full, or nobody reads it.\n');
    process.exitCode = 2;
  });
  process.stdout.write(`${require('../package.json').version}\n`);
} else {
  require('../dist/program/start.cjs').start(args);
}
