export default [
  {
    name: 'version',
    what: 'mentor --version',
    against: 'node -e 0',
    target: 1.35,
    repeat: 4,
    sides: (bench) => ({
      ours: () => bench.time([bench.mentor, '--version']),
      theirs: () => bench.time(['-e', '0']),
    }),
  },
];
