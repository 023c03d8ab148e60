import type { Person } from './people.js';
import { dayAfter, type Period } from './period.js';
import { type Award, awardState } from './register.js';

/** An award with where it stands today. */
export interface RegisterLine extends Award {
  state: ReturnType<typeof awardState>;
}

/** @param expiring only what ends within this period; null: all */
export function registerLines(
  awards: readonly Award[],
  today: string,
  warn: Period,
  expiring: Period | null,
): RegisterLine[] {
  const lines = awards.map((award) => ({ ...award, state: awardState(award, today, warn) }));
  const ends = expiring === null ? null : dayAfter(today, expiring);
  return lines
    .filter(
      ({ state, until }) => ends === null || (state !== 'withdrawn' && until !== '' && until >= today && until <= ends),
    )
    .sort((a, b) => (`${a.name} ${a.id}` < `${b.name} ${b.id}` ? -1 : 1));
}

const HEAD = 'id name school urn subject phase role framework stage number awarded until state replaces'.split(' ');

/** By subject and school, somebody can look for a mentor; rows as a spreadsheet has them. */
export function registerTable(lines: readonly RegisterLine[]): string[][] {
  const rows = lines.map((one) => {
    const cells: Readonly<Record<string, unknown>> = { ...one, school: one.school.name, urn: one.school.urn };
    return HEAD.map((column) => String(cells[column]));
  });
  return [HEAD, ...rows];
}

/** The columns by which the Department for Education samples claims for mentor training through the provider. */
const CLAIM_HEAD =
  `claim_reference school_urn school_name school_local_authority provider_name claim_submission_date mentor_trn
    mentor_full_name mentor_hours_of_training claim_accepted rejection_reason`.split(/\s+/);

/** What the register can answer of such a sample; the rest stays for whoever has the claims. */
export function claimTable(
  lines: readonly RegisterLine[],
  people: readonly Person[],
  provider: string | null,
): string[][] {
  const known = new Map(people.map((person) => [person.id, person]));
  const rows = lines.map(({ id, name, school, hours }) => {
    const person = known.get(id);
    return [
      '',
      person?.urn || school.urn,
      person?.school || school.name,
      '',
      provider ?? '',
      '',
      person?.trn ?? '',
      name,
      person?.trainedHours || hours,
      '',
      '',
    ];
  });
  return [CLAIM_HEAD, ...rows];
}
