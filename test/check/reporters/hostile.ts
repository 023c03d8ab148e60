import type { CheckResult } from '../../../src/check/model.js';
import { findingOf, resultOf } from '../in-memory.js';

/** What a portfolio can put into a message: quotes, markup, commands, control characters, half characters. */
export const HOSTILE =
  'a"b\'c <script>alert(1)</script> & ]]> [x](https://evil.example) ![p](https://evil.example/p.png) @everyone ' +
  'www.evil.example https://evil.example | cell \\ % ::error::x\r\n::error file=x::injected\u0000\u001b[31m\ud800 \u202e`end';

/** Findings of every severity, with and without a place, with an accepted one and hostile words everywhere. */
export const HOSTILE_RESULT: CheckResult = resultOf(
  [
    findingOf({ message: `Unexpected ${HOSTILE}`, hint: HOSTILE }),
    findingOf({
      severity: 'missing',
      rule: 'complete/criterion',
      file: 'journal',
      line: null,
      column: null,
      endLine: null,
      endColumn: null,
      criterion: 'DM1',
    }),
    findingOf({
      severity: 'warning',
      file: `evidence/${HOSTILE}.pdf`,
      line: null,
      column: null,
      endLine: null,
      endColumn: null,
    }),
    findingOf({ severity: 'warning', line: 4, column: 1, endLine: 9, endColumn: 2 }),
  ],
  { accepted: [{ ...findingOf({ file: 'evidence/old.pdf', message: HOSTILE }), reason: HOSTILE, inPlace: false }] },
);
