export default [300, 3000].map((entries) => ({
  name: `check-cold-${entries}`,
  what: `check, ${entries} entries, cold`,
  against: 'floor: read + YAML + remark',
  target: entries > 300 ? 0.15 : 0.4,
  slow: entries > 300,
  sides: (bench) => {
    const folder = bench.portfolio(entries);
    return {
      ours: () => bench.timeCold([bench.mentor, 'check', folder, '--quiet']),
      theirs: () => bench.time([bench.script('floor.js'), folder]),
    };
  },
}));
