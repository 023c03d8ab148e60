/** As many as an ordinary portfolio has. */
const ENTRIES = 40;

/** @type {import('../run.js').Lines[]} */
export default [
  {
    name: 'render-timeline',
    what: `render --pdf, ${ENTRIES} entries, cold: what a person waits for`,
    slow: true,
    lines: (bench, runs) => {
      const command = [bench.mentor, 'render', bench.portfolio(ENTRIES), '--pdf', '-q'];
      bench.timeline(command);
      const all = Array.from({ length: runs }, () => bench.timeline(command));
      const whole = all.sort((one, other) => one.at(-1)[1] - other.at(-1)[1])[Math.floor(runs / 2)];
      const steps = whole.map(([step, at], index) => `  ${step}: ${seconds(at - (whole[index - 1]?.[1] ?? 0))}`);
      return [
        `render --pdf, ${ENTRIES} entries, cold: ${seconds(whole.at(-1)[1])}, of ${runs} runs the median`,
        ...steps,
      ];
    },
  },
];

const seconds = (milliseconds) => `${(milliseconds / 1000).toFixed(2)} s`;
