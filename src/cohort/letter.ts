import { counted } from '../text/counted.js';
import type { Person } from './people.js';
import type { Award } from './register.js';
import type { CohortSettings } from './settings.js';
import type { Decided } from './standing.js';

export interface LetterFacts {
  person: Person;
  settings: CohortSettings;
  decided: Decided;
  award: Award | null;
  /** Whether its certificate comes with it. */
  isEnclosed: boolean;
  /** What the reader wrote. */
  paragraph: string;
  /** How many remarks come with it. */
  comments: number;
}

/** What a mentor reads first, as plain text. */
export function letterText({ person, settings, decided, award, isEnclosed, paragraph, comments }: LetterFacts): string {
  const { provider, title } = settings;
  const verdict =
    decided.decision === 'recognised'
      ? `your portfolio for the stage "${decided.stage}" has been recognised.`
      : `your portfolio for the stage "${decided.stage}" comes back to you. What to do next is below.`;
  const where = isEnclosed ? 'is in this reply' : 'stands in the register';
  const certificate = award
    ? `The certificate ${award.number} ${where}${award.until === '' ? '' : `; it is valid until ${award.until}`}.`
    : '';
  const remarks =
    comments > 0
      ? `${counted(comments, 'remark')} ${comments === 1 ? 'stands beside the place it is' : 'stand beside the places they are'} about.`
      : '';
  const next =
    decided.decision === 'recognised' ? '' : 'When you have answered, run `mentor submit` and send the new zip.';
  const parts = [
    `Dear ${person.name || 'colleague'},`,
    verdict,
    paragraph,
    certificate,
    remarks,
    'To put this into your portfolio, run this in its folder:\n\n  mentor receive reply.zip',
    next,
    [decided.name, provider, title].filter(Boolean).join('\n'),
  ];
  return `${parts.filter(Boolean).join('\n\n')}\n`;
}
