/**
 * Where mutants are made, and which tests have to notice them: the room's own first, then those that go a longer way.
 */
export const ROOMS = {
  coverage: {
    source: ['src/coverage'],
    tests: ['test/coverage', 'test/signing/forgeries', 'test/signing/seal-folder', 'test/signing/first-form'],
    more: ['test/check/rules.test.ts', 'test/signing/seal'],
  },
  trust: {
    source: ['src/trust'],
    tests: ['test/trust', 'test/signing/ssh-sign'],
    more: ['test/signing'],
  },
  signing: {
    source: ['src/signing'],
    tests: [
      'words',
      'believed',
      'made',
      'verify',
      'seal-folder',
      'ssh-sign',
      'since-when',
      'first-form',
      'forgeries',
    ].map((name) => `test/signing/${name}`),
    more: ['test/signing/since.test', 'test/signing/tamper', 'test/e2e/signoff'],
  },
  submission: {
    source: ['src/submission'],
    tests: ['test/submission'],
    more: ['test/e2e/signoff-submit', 'test/e2e/signoff-diff', 'test/signing/tamper'],
  },
  zip: { source: ['src/zip'], tests: ['test/zip'], more: ['test/e2e/hostile-submission'] },
  redact: {
    source: ['src/redact'],
    tests: ['redactor', 'judge-evidence', 'search-output', 'redact-model', 'markdown', 'document'].map(
      (name) => `test/redact/${name}`,
    ),
    more: ['test/redact', 'test/e2e/redact-printed'],
  },
  names: {
    source: ['src/names'],
    tests: ['test/names', 'test/redact/redactor'],
    more: ['test/check/private', 'test/redact/document'],
  },
  guard: {
    files: ['src/git/staged.ts', 'src/app/guard.ts', 'src/scaffold/hook.ts', 'src/portfolio/people.ts'],
    tests: ['test/portfolio/people', 'test/portfolio/read-values', 'test/scaffold/hook', 'test/app/guard-commit'],
    more: ['test/app/guard.test', 'test/e2e/private-file', 'test/check/private'],
  },
  check: {
    files: ['engine', 'acceptance', 'weight', 'stage-parts', 'places'].map((name) => `src/check/${name}.ts`),
    tests: ['engine', 'weights', 'places', 'rules.test.ts'].map((name) => `test/check/${name}`),
    more: ['test/check/fix', 'test/check/private'],
  },
  form: {
    source: ['src/form', 'src/word', 'src/remarks'],
    tests: ['test/form', 'test/word/', 'test/remarks/collect'],
    more: [],
  },
  portfolio: {
    source: ['src/portfolio'],
    tests: ['test/portfolio'],
    more: ['test/check/places', 'test/check/rules.test.ts'],
  },
};
