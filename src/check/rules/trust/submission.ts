import type { Submission, SubmissionTrouble } from '../../../portfolio/index.js';
import type { Draft, Rule } from '../../model.js';

export const rule: Rule = {
  id: 'trust/submission',
  severity: 'error',
  summary: 'What was handed in has not changed since.',
  docs: `A submission is a record: the university has the same files. \`SHA256SUMS\` holds the SHA-256 of each, so if a file was changed, added
or removed since, that shows. Put it back from git or from the zip that you sent; anything new goes into a new submission.
\`check\` looks at sizes and times first; \`mentor verify\` reads every byte.`,
  good: [
    {
      files: {
        'submissions/001/manifest.json': '{"version": 1, "submission": "001", "date": "2026-05-20"}\n',
        'submissions/001/SHA256SUMS':
          'cc1c4947ac909ca728489b9cba34c823a64c423d7cd925afcdbe0fbd6aaf6d8d  manifest.json\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'submissions/001/manifest.json': '{"version": 1, "submission": "001", "date": "2026-05-21"}\n',
        'submissions/001/portfolio.txt': 'Added later.\n',
        'submissions/001/SHA256SUMS':
          'cc1c4947ac909ca728489b9cba34c823a64c423d7cd925afcdbe0fbd6aaf6d8d  manifest.json\nab19b63e9db7fac2b2ff3fb3c8e78e37f6dd9c4a2b2c4b1c7d2f3a6a2f8b7d10  portfolio.pdf\n',
      },
      finds: [null, null, null],
    },
  ],
  *run({ linked }) {
    for (const submission of linked.portfolio.submissions ?? []) {
      for (const trouble of submission.troubles) yield told(submission, trouble);
    }
  },
};

const HINT = 'Put it back from git, or from the zip that was sent.';

function told({ folder }: Submission, { file, what }: SubmissionTrouble): Draft {
  const messages: Record<SubmissionTrouble['what'], string> = {
    changed: `Changed since it was handed in: ${file}`,
    came: `Added since it was handed in: ${file}`,
    went: `Gone since it was handed in: ${file}`,
    unreadable: `What was handed in cannot be read: ${file}`,
  };
  const hint = what === 'came' ? 'Take it out; anything new goes into a new submission.' : HINT;
  return { message: messages[what], hint, file: `${folder}/${file}` };
}
