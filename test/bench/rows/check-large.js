const cold = (bench, entries) => [bench.mentor, 'check', bench.portfolio(entries), '--quiet'];

export default [
  {
    name: 'check-linear',
    what: 'check, cold, a thousand of 10000 entries',
    against: 'a thousand of 3000',
    target: 1.15,
    slow: true,
    sides: (bench) => ({
      ours: () => bench.timeCold(cold(bench, 10_000)) / 10,
      theirs: () => bench.timeCold(cold(bench, 3000)) / 3,
    }),
  },
  {
    name: 'check-memory',
    what: 'check, 10000 entries, cold: most memory, MiB',
    against: '1 GiB',
    target: 1,
    slow: true,
    runs: 1,
    digits: 0,
    sides: (bench) => ({ ours: () => bench.peak(cold(bench, 10_000)), theirs: () => 1024 }),
  },
];
