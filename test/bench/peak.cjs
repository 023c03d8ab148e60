/** Loaded before a program: writes the most memory that it held, in KiB, when it ends. */
const { writeFileSync } = require('node:fs');

process.on('exit', () => writeFileSync(process.env.BENCH_PEAK, String(process.resourceUsage().maxRSS)));
