import {
  isPositive,
  judgeSignOff,
  type LinkedPortfolio,
  type SealState,
  type SealVerdict,
  type SignOffCoverage,
} from '../../../coverage/index.js';
import type { PortfolioDocument } from '../../../portfolio/index.js';
import { printable } from '../../../text/quoted.js';
import type { Draft, Rule } from '../../model.js';
import { ofStage } from '../../stage-parts.js';
import { SIGNED, signedBut } from '../../trust-examples.js';

export const rule: Rule = {
  id: 'trust/seal',
  severity: 'error',
  summary: 'What was signed has not changed since.',
  plural: 'files changed since somebody signed',
  docs: `A sign-off is about the portfolio as it was on that day. Its seal lists every file with a digest, so even one changed word shows.
If the change should not have been made, put the file back (\`git log -p\` shows what it said). If it should, ask for the signature again,
with \`mentor sign\`; the earlier one stays as history. Line ends, and the way in which accents are stored, do not count.
A sign-off without a seal is taken at its word. \`mentor verify\` reports the same, whatever portfolio.yaml says.`,
  good: [{ files: SIGNED }, { files: signedBut('journal/a.md', '\n\nWe', '\r\n\r\nWe') }],
  bad: [
    { files: signedBut('journal/a.md', 'together', 'alone'), finds: [[7, 11]] },
    {
      files: { ...SIGNED, 'journal/b.md': '---\nkind: entry\ncriteria: DM7\n---\n\nWritten later.\n' },
      finds: [[7, 11]],
    },
    { files: signedBut('sign-off', 'careful', 'wonderful'), finds: [[7, 11]] },
    { files: signedBut('sign-off', ' 57 journal/a.md', ' 57 journal/b.md'), finds: [[7, 11]] },
    { files: signedBut('sign-off', 'ljmu-2007/developing', 'ljmu-2007/advanced'), finds: [[7, 11]] },
    {
      files: {
        ...SIGNED,
        'portfolio.yaml': 'version: 1\nmentor: {name: Kit Moor}\nframework: ljmu-2007\nstage: developing\n',
      },
      finds: [[7, 11]],
    },
  ],
  *run({ linked, stages }) {
    for (const coverage of stages) {
      for (const signOff of coverage.signOffs) {
        const base = { ...ofStage(coverage), item: signOff.role.id };
        for (const draft of contradictions(signOff, linked)) yield { ...base, ...draft };
      }
    }
  },
};

type Told = Pick<Draft, 'message' | 'hint'>;

function* contradictions({ latest, state }: SignOffCoverage, linked: LinkedPortfolio): Iterable<Draft> {
  if (latest === null) return;
  const { seal } = judgeSignOff(linked, latest);
  const place = { file: latest.path, at: (latest.frontMatter.decision ?? latest.frontMatter.kind)?.at ?? null };
  const broken = BROKEN[seal.state]?.(seal);
  if (broken) yield { ...broken, ...place };
  if (!isPositive(state)) return;
  for (const told of [...rewordings(seal), ...differences(seal, latest)]) yield { ...told, ...place };
}

const SIGN_AGAIN = 'Ask for the signature again with `mentor sign`, or put back what was there.';

const BROKEN: { [S in SealState]?: (seal: SealVerdict) => Told } = {
  unreadable: ({ why }) => ({ message: `The seal cannot be read: it ${why}`, hint: SIGN_AGAIN }),
  broken: ({ why }) => ({ message: `The seal is broken: ${why}`, hint: SIGN_AGAIN }),
  foreign: ({ why }) => ({ message: `The seal does not belong here: ${why}`, hint: SIGN_AGAIN }),
  edited: () => ({
    message: 'The sign-off was edited after it was sealed: its name, date, decision, comment, ratings or scan',
    hint: SIGN_AGAIN,
  }),
};

/** A term of the seal and what stands in its place now: as a pair where both begin with one name. */
function* rewordings({ terms }: SealVerdict): Iterable<Told> {
  const nameOf = (term: string): string =>
    /^(?:school|provider|framework|stage|descriptor|\S+ \S+)/.exec(term)?.[0] ?? term;
  const now = new Map(terms.now.map((term) => [nameOf(term), term]));
  const hint = 'Put the wording back as it was when it was signed, or ask for the signature again with `mentor sign`.';
  for (const term of terms.signed) {
    const other = now.get(nameOf(term));
    now.delete(nameOf(term));
    yield {
      message: `The wording has changed since it was signed: ${whole(term)}, now ${other ? whole(other) : 'gone'}`,
      hint,
    };
  }
  for (const term of now.values()) yield { message: `Signed before these words were added: ${whole(term)}`, hint };
}

const whole = (term: string): string => `\`${printable(term)}\``;

function* differences({ changed, came, went }: SealVerdict, { frontMatter }: PortfolioDocument): Iterable<Told> {
  const since = `since ${frontMatter.name?.value ?? 'it was signed'} signed`;
  for (const path of changed) yield { message: `Changed ${since}: ${path}`, hint: SIGN_AGAIN };
  for (const path of came) yield { message: `New ${since}: ${path}`, hint: SIGN_AGAIN };
  for (const path of went) yield { message: `Gone ${since}: ${path}`, hint: SIGN_AGAIN };
}
