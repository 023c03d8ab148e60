#!/usr/bin/env node
// CommonJS, by the package.json beside it: Node is ready for that sooner than for modules.
const args = process.argv.slice(2);
if (args.length === 1 && (args[0] === '--version' || args[0] === '-V')) {
  process.stdout.write(`${require('../package.json').version}\n`);
} else {
  require('../dist/program/start.cjs').start(args);
}
