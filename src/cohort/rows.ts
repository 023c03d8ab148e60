import { RULES } from '../check/index.js';
import type { Person } from './people.js';
import { daysBetween } from './period.js';
import type { Award } from './register.js';
import type { ReadLine } from './results.js';
import { VOICES } from './review.js';
import type { CohortSettings } from './settings.js';
import { type Dossier, type Standing, standingOf } from './standing.js';

/** Everything that a board, a table or a letter says of one person. */
export interface CohortRow extends Omit<Person, 'trn' | 'trainedHours' | 'trainedUntil'> {
  stage: string;
  state: Standing;
  /** What was decided, or ''. */
  decision: string;
  /** YYYY-MM-DD, or ''. */
  decidedOn: string;
  /** Of the reply; '' where none was made. */
  sent: string;
  /** Days since the last thing happened; null where nothing has a date. */
  days: number | null;
  submission: string;
  /** Who reads: voice, id of the reviewer, decision. */
  readers: { voice: string; reader: string; decision: string }[];
  /** null where nothing could be read. */
  line: ReadLine | null;
  /** Why it cannot be taken in: the sentence to send back; '' where it can. */
  error: string;
  /** What the mentor or the school has to do about it before anybody reads it; '' where nothing. */
  owed: string;
  award: Award | null;
}

/** @param today YYYY-MM-DD */
export function cohortRow(person: Person, dossier: Dossier, settings: CohortSettings, today: string): CohortRow {
  const { line, reviews, decided, submission, award } = dossier;
  const read = line?.ok === true ? line : null;
  const { id, school, urn, subject, phase, role, email } = person;
  const error = line?.ok === false ? line.error.message : '';
  const state = standingOf(dossier, settings, today);
  return {
    id,
    name: person.name || read?.mentor || award?.name || '',
    school: school || read?.school || award?.school.name || '',
    urn: urn || award?.school.urn || '',
    subject,
    phase,
    role,
    email,
    stage: decided?.stage ?? read?.stage ?? award?.stage ?? '',
    state,
    decision: decided?.decision ?? '',
    decidedOn: decided?.date ?? '',
    sent: dossier.sent ?? '',
    days: daysBetween(lastDay(dossier), today),
    submission: submission?.number ?? '',
    readers: VOICES.flatMap((voice) => reviews.filter((one) => one.voice === voice)).map(
      ({ voice, reader, decision }) => ({ voice, reader, decision: decision ?? '' }),
    ),
    line: read,
    error,
    owed: state === 'incomplete' && read ? owedText(read) : error,
    award,
  };
}

/** So many findings are told; `mentor check` tells all of them. */
const MOST_OWED = 3;

/** What keeps a portfolio from being read, as its rules say it: what is broken first, for all the rest may hang on that. */
function owedText({ contradicts, rules }: ReadLine): string {
  if (contradicts.length > 0) return `Not as it was handed in: ${contradicts.map(({ file }) => file).join(', ')}.`;
  const broken = RULES.filter(({ id, severity }) => severity === 'error' && rules[id]);
  const owed = [...broken, ...RULES.filter((rule) => !broken.includes(rule) && isOwed(rule) && rules[rule.id])];
  const told = owed.slice(0, MOST_OWED).map(({ summary }) => summary);
  const more = owed.length > MOST_OWED ? [`And ${owed.length - MOST_OWED} more: mentor check names them.`] : [];
  return owed.length === 0 ? '' : `Not so yet: ${[...told, ...more].join(' ')}`;
}

/** What names people is no warning in what is handed in. */
const isOwed = ({ id, severity }: { id: string; severity: string }): boolean =>
  id !== UNIVERSITY_TOO && (severity !== 'warning' || id.startsWith('private/'));

/** The university's own sign-off is missing wherever nobody has decided. */
const UNIVERSITY_TOO = 'complete/sign-off';

/** The day of the last thing that happened to it. */
function lastDay({ line, reviews, decided, sent, award }: Dossier): string | null {
  const days = [
    line?.ok ? line.date : null,
    ...reviews.map(({ date }) => date),
    decided?.date ?? null,
    sent,
    award?.awarded ?? null,
  ];
  const written = days.filter((day): day is string => Boolean(day));
  return written.sort().at(-1) ?? null;
}
