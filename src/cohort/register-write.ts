import { Document, isMap, isSeq, parseDocument } from 'yaml';
import type { Award, AwardEvent } from './register.js';

/** Two people can so add awards, and git merges what they did. */
export function awardPath({ id, framework, stage }: Pick<Award, 'id' | 'framework' | 'stage'>): string {
  return `register/${id}--${framework}--${stage}.yaml`;
}

/** @returns the file's text of a new award */
export function awardText(award: Award): string {
  const { school, submission, signOff, events, packVersion, replaces, ...rest } = award;
  const document = new Document({
    version: 1,
    id: rest.id,
    ...filled({ name: rest.name }),
    school,
    ...filled({ subject: rest.subject, phase: rest.phase, role: rest.role, hours: rest.hours }),
    framework: rest.framework,
    'pack-version': packVersion,
    stage: rest.stage,
    number: rest.number,
    ...filled({ replaces }),
    awarded: rest.awarded,
    ...filled({ until: rest.until }),
    submission,
    'sign-off': { statement: signOff.statement, 'signed-by': signOff.signedBy },
    events: events.map(eventData),
  });
  return document.toString({ lineWidth: 0, singleQuote: true });
}

/**
 * Adds an event to a file of the register, and puts what it changes beside it. Whatever else stands there stays.
 * @param changes values by key; a path for one within
 */
export function withEvent(
  text: string,
  event: AwardEvent,
  changes: readonly [key: string | string[], value: string][],
): string {
  const document = parseDocument(text);
  for (const [key, value] of changes) document.setIn(Array.isArray(key) ? key : [key], value);
  const events = document.get('events');
  if (isSeq(events) && isMap(document.contents)) events.add(document.createNode(eventData(event)));
  else document.set('events', document.createNode([eventData(event)]));
  return document.toString({ lineWidth: 0, singleQuote: true });
}

function eventData({ date, what, by, reason }: AwardEvent): object {
  return { date, what, ...filled({ by, reason }) };
}

function filled(values: Record<string, string>): Record<string, string> {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== ''));
}

/**
 * The next free number of a form such as `NS-{year}-{n:04}`.
 * @param taken the numbers that were given, those replaced included
 */
export function nextNumber(form: string, year: string, taken: Iterable<string>): string {
  const used = new Set(taken);
  const write = (n: number): string =>
    form
      .replace('{year}', year)
      .replace(/\{n(?::(0?)(\d+))?\}/, (_, zero: string | undefined, width: string | undefined) =>
        String(n).padStart(Number(width ?? 0), zero ? '0' : ' '),
      );
  let n = used.size === 0 ? 1 : highest(form, year, used) + 1;
  while (used.has(write(n))) n += 1;
  return write(n);
}

/** The highest running number of a year, so that one that was given is never given again. */
function highest(form: string, year: string, used: ReadonlySet<string>): number {
  const [before = '', after = ''] = form.replace('{year}', year).split(/\{n[^}]*\}/);
  const numbers = [...used].flatMap((one) =>
    one.startsWith(before) && one.endsWith(after)
      ? [Number(one.slice(before.length, after === '' ? undefined : -after.length))]
      : [],
  );
  return Math.max(0, ...numbers.filter((n) => Number.isInteger(n)));
}
