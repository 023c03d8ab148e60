import { stringify } from 'yaml';
import { plainSlug } from '../../text/slug.js';

/** What a new pack is to hold. */
export interface NewPack {
  id: string;
  title: string;
  /** What its first stage is called. */
  stage: string;
  /** How many criteria the stage has. */
  criteria: number;
}

/** A pack id: what a person may type in portfolio.yaml without quotes. */
export const PACK_ID: RegExp = /^[a-z][a-z0-9-]*$/;

/** @returns an id made of a title; '' where no letter is left */
export function idFromTitle(title: string): string {
  const id = plainSlug(title).replace(/^[-0-9]+/, '');
  return id.slice(0, 48).replace(/-$/, '');
}

/** @returns the letters that criteria of a stage begin with: `Developing Mentor` has DM1, DM2, … */
export function initialsOf(stage: string): string {
  const initials = stage
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9\s]/g, '')
    .split(/\s+/)
    .map((word) => word.charAt(0).toUpperCase())
    .filter((letter) => /[A-Z]/.test(letter))
    .slice(0, 3)
    .join('');
  return initials || 'C';
}

/**
 * A pack to fill in: right from the start, with a comment beside everything that it may hold.
 * @param schema where its JSON Schema is, from the file's own folder
 */
export function newPackText({ id, title, stage, criteria }: NewPack, schema: string): string {
  const letters = initialsOf(stage);
  const list = Array.from({ length: criteria }, (_, index) => criterionText(`${letters}${index + 1}`)).join('');
  return `# yaml-language-server: $schema=${schema}
# A framework pack of mentor: what a programme asks of a mentor, as data. Lines that begin with # are for you to read.
# docs/frameworks.md explains it step by step; \`mentor framework check\` on this file says what is wrong with it.

id: ${id}
title: ${scalar(title)}
version: 1                 # add 1 whenever you change what is asked for
status: current            # or historical, with a line  ended: 2012
licence: ${scalar('Statements: our own wording.')}    # who may copy the statements
source:                    # where the official text is
  document: ${scalar(`${title}: the programme's handbook`)}

stages:
  - id: ${idFromTitle(stage) || 'first-stage'}
    title: ${scalar(stage)}
    criteria:
${list}    reflection:
      prompt: What have you learned yourself by mentoring?
    targets:
      prompt: Specific, measurable, within reach, with a date.
    sign-off:              # in this order
      - {role: professional-mentor, comment: required}

roles:
  - {id: professional-mentor, title: Professional mentor, side: school}

# Everything below is optional. To use a part, remove the # and the space after it.

# standard-sets:           # standards that entries may cite, and that can be rated
#   - id: our-standards
#     title: Our standards
#     standards:
#       - {id: OS1, statement: Plans well.}
#       - {id: OS2, statement: Listens before it tells.}

# scales:
#   - id: rag
#     levels:
#       - {id: red, title: Not yet, color: red, asks-for: [target, action]}
#       - {id: amber, title: In part, color: amber, suggests: [target, action]}
#       - {id: green, title: Securely, color: green}

# checklists:              # skills to tick
#   - id: talking
#     title: Talking with trainees
#     skills:
#       - {id: talking.1, statement: Asks open questions.}

# These go into the stage, in the column of \`criteria\`:
#     standards: a criterion may name some, as  standards: [OS1, OS2]
#     self-assessment: {set: our-standards, scale: rag}
#     checklists: [talking]
#     requires: {evidence: file}     # a criterion needs a file that shows it, not only an entry

# Another stage, in the column of the first one's \`- id\`:
#   - id: second-stage
#     title: Second stage
#     subsumes: ${idFromTitle(stage) || 'first-stage'}       # the stage that it builds on
#     criteria:
#       - {id: SS1, statement: What a mentor does at this stage.}
`;
}

function criterionText(id: string): string {
  return `      - id: ${id}
        statement: ${scalar(`${id}: say in one sentence what the mentor does.`)}
        hint: ${scalar('What would show it, such as minutes, a plan or a photo.')}
`;
}

/** A text as one YAML value on its line. */
function scalar(text: string): string {
  return stringify(text, { lineWidth: 0, defaultStringType: 'PLAIN', singleQuote: true, blockQuote: false }).trimEnd();
}
