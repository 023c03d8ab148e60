/** Loaded before a program: writes when it has done which of its steps, in milliseconds from its start, when it ends. */
const { writeFileSync } = require('node:fs');

process.on('exit', () => {
  const steps = performance.getEntriesByType('mark').filter(({ name }) => name.startsWith('mentor: '));
  const times = steps.map(({ name, startTime }) => [name.slice('mentor: '.length), startTime]);
  const started = ['Node started', performance.nodeTiming.bootstrapComplete];
  writeFileSync(process.env.BENCH_TIMELINE, JSON.stringify([started, ...times, ['ended', performance.now()]]));
});
