import { yamlList, yamlText } from '../text/yaml-text.js';

/** What a new cohort is told. */
export interface CohortAnswers {
  title: string;
  provider: string;
  frameworks: readonly string[];
}

/** Where things go, and what may be put under version control. */
export const FOLDERS = ['inbox', 'received', 'reviews', 'samples', 'register', 'out'] as const;

export const ROSTER_HEADER = 'id,name,school,urn,subject,phase,role,email,trn,trained_hours,trained_until\r\n';

/** Personal data and what can be made again stay out of git: its history keeps what was ever committed. */
export const GITIGNORE = `# What comes in names people, and git keeps whatever was once committed
inbox/
received/
people.csv

# Made by mentor, which can make it again at any time
out/

.DS_Store
Thumbs.db
~$*
`;

/** @returns the text of a new cohort.yaml, to be read and changed by hand */
export function settingsText({ title, provider, frameworks }: CohortAnswers): string {
  return `# What the recognition team decides once. Everything else is worked out from files.
version: 1
title: ${yamlText(title)}
provider:${provider === '' ? ' # the university or partnership that recognises' : ` ${yamlText(provider)}`}
frameworks: ${yamlList(frameworks)}
roster: people.csv # exported from the university's own system; never edited here

# The readers. \`not\` says whose portfolios they may not read, without giving a reason.
reviewers: []
#  - {id: if, name: Dr Imogen Fairclough}
#  - {id: hb, name: Hana Begum, not: {school: [Fellgate High School]}}

reading: {first: 1, second: sample} # second: none | sample | all
sample: {share: 10%, at-least: 6, per-reader: 2, always: [returned, readers-differ, new-reader]}
due: {silent: 6 weeks} # by: the day on which portfolios are expected, as 2027-05-31
award: {valid: 3y, warn: 6 months, number: '{year}-{n:04}'}

# How long the institution keeps each; \`mentor cohort forget\` removes one person.
keep: {received: 1y after the decision, reviews: 1y after the decision, register: while valid + 6y}
`;
}
