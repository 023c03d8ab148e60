import { Refusal } from '../text/refusal.js';
import { dayAfter, type Period } from './period.js';
import { mapIn, mapsIn, readYaml, textIn } from './yaml-file.js';

/** Something that happened to an award. */
export interface AwardEvent {
  date: string;
  what: 'awarded' | 'renewed' | 'withdrawn' | 'corrected';
  by: string;
  /** Why, where somebody said so. */
  reason: string;
}

/** One award of a stage to one person: a file of the register. */
export interface Award {
  id: string;
  name: string;
  school: { name: string; urn: string };
  subject: string;
  phase: string;
  role: string;
  framework: string;
  packVersion: number;
  stage: string;
  /** Of the certificate. */
  number: string;
  /** The certificate that this one takes the place of; '' where there is none. */
  replaces: string;
  awarded: string;
  /** The last day on which it counts; '' where it has none. */
  until: string;
  submission: { number: string; digest: string };
  signOff: { statement: string; signedBy: string };
  /** Hours of training on the day of the award, as the roster says. */
  hours: string;
  events: AwardEvent[];
}

export type AwardState = 'registered' | 'expiring' | 'expired' | 'withdrawn';

/** @throws Refusal BrokenFile */
export function readAward(path: string, text: string): Award {
  const data = readYaml(path, text);
  const one = (key: string): string => textIn(data, key);
  const award: Award = {
    id: one('id'),
    name: one('name'),
    school: { name: textIn(mapIn(data, 'school'), 'name'), urn: textIn(mapIn(data, 'school'), 'urn') },
    subject: one('subject'),
    phase: one('phase'),
    role: one('role'),
    framework: one('framework'),
    packVersion: Number(one('pack-version') || 1),
    stage: one('stage'),
    number: one('number'),
    replaces: one('replaces'),
    awarded: one('awarded'),
    until: one('until'),
    submission: {
      number: textIn(mapIn(data, 'submission'), 'number'),
      digest: textIn(mapIn(data, 'submission'), 'digest'),
    },
    signOff: {
      statement: textIn(mapIn(data, 'sign-off'), 'statement'),
      signedBy: textIn(mapIn(data, 'sign-off'), 'signed-by'),
    },
    hours: one('hours'),
    events: mapsIn(data, 'events').map((event) => ({
      date: textIn(event, 'date'),
      what: textIn(event, 'what') as AwardEvent['what'],
      by: textIn(event, 'by'),
      reason: textIn(event, 'reason'),
    })),
  };
  for (const key of ['id', 'framework', 'stage', 'awarded'] as const)
    if (award[key] === '')
      throw new Refusal('BrokenFile', `${path} has no \`${key}\`.`, 'It was written by `mentor cohort award`.');
  return award;
}

/** @param warn how long before its last day an award is called expiring */
export function awardState(
  { events, until }: Pick<Award, 'events' | 'until'>,
  today: string,
  warn: Period,
): AwardState {
  const last = events.filter(({ what }) => what === 'withdrawn' || what === 'renewed').at(-1);
  if (last?.what === 'withdrawn') return 'withdrawn';
  if (until === '') return 'registered';
  if (until < today) return 'expired';
  return until <= dayAfter(today, warn) ? 'expiring' : 'registered';
}
