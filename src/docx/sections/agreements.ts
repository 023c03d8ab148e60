import { together, type Words } from '../../html/words/words.js';
import { cell, heading, link, paragraph, quiet, row, table } from '../blocks/make.js';
import type { Block, ListPlace } from '../blocks/model.js';
import type { AgreementSection, Contact, StageSection } from '../model.js';
import { type Context, facts, partHeading, proseBlocks } from './context.js';

/** Mentoring agreements, and the contacts on record. */
export function agreementBlocks(context: Context, { anchors, agreements, contacts }: StageSection): Block[] {
  return [
    partHeading(context, 'agreements', anchors),
    ...agreements.flatMap((agreement) => oneAgreement(context, agreement)),
    ...(contacts.length === 0 ? [] : contactBlocks(context, contacts)),
  ];
}

function oneAgreement(context: Context, agreement: AgreementSection): Block[] {
  const { id, title, from, until, subject, place, parties, objectives, obligations, body, signatures } = agreement;
  const { say, day } = context.speaker;
  const below = context.part + 2;
  const signed = signatures.map(({ name, party, date }) =>
    together([together([name, party && together(['(', party, ')'], '')], ' '), date === null ? null : day(date)], ', '),
  );
  return [
    heading(context.part + 1, title, [id]),
    ...facts([
      from === null ? null : { label: say('agreement.from'), value: day(from) },
      until === null ? null : { label: say('agreement.until'), value: day(until) },
      subject === null ? null : { label: say('agreement.subject'), value: subject },
      place === null ? null : { label: say('agreement.place'), value: place },
      ...parties.map(({ label, value }) => ({ label: label ?? say('agreement.parties'), value })),
    ]),
    ...listed(context, below, say('agreement.objectives'), objectives, 'number'),
    ...obligations.flatMap(({ party, duties }) =>
      listed(
        context,
        below,
        party === null ? say('agreement.obligations') : say('agreement.duties', { party }),
        duties,
        'bullet',
      ),
    ),
    ...proseBlocks(context, body),
    ...schedule(context, agreement),
    ...listed(context, below, say('agreement.signatures'), signed, 'bullet'),
  ];
}

function listed(
  { setter }: Context,
  level: number,
  title: Words,
  items: readonly Words[],
  mark: ListPlace['mark'],
): Block[] {
  if (items.length === 0) return [];
  const list = setter.nextList();
  const place: ListPlace = { mark, list, level: 0, start: 1 };
  return [heading(level, title), ...items.map((item) => paragraph('Normal', item, { list: place, indent: 1 }))];
}

function schedule(context: Context, { schedule: periods, title }: AgreementSection): Block[] {
  if (periods.length === 0) return [];
  const { say, shortDay } = context.speaker;
  const head = [
    say('agreement.period'),
    say('agreement.until'),
    say('agreement.discussions'),
    say('agreement.observations'),
    say('agreement.reports'),
  ];
  const rows = periods.map(({ period, until, discussions, observations, reports }) =>
    row([
      cell(period, { isHead: true }),
      cell(until === null ? '' : shortDay(until)),
      ...[discussions, observations, reports].map((held) => cell(say('agreement.held', { ...held }))),
    ]),
  );
  const caption = say('agreement.schedule');
  return [
    heading(context.part + 2, caption),
    table(together([caption, title], ': '), [28, 18, 18, 18, 18], head, rows),
  ];
}

function contactBlocks(context: Context, contacts: readonly Contact[]): Block[] {
  const { say, shortDay } = context.speaker;
  const head = [say('contacts.date'), say('contacts.kind'), say('contacts.what'), say('contacts.who')];
  const rows = contacts.map(({ entry, kind, people }) =>
    row([
      entry.date === null ? cell([quiet(say('journal.undated'))]) : cell(shortDay(entry.date)),
      cell(kind),
      cell([link({ anchor: entry.id }, entry.title)]),
      cell(together(people, ', ')),
    ]),
  );
  const title = say('contacts.title');
  return [heading(context.part + 1, title), table(title, [18, 20, 40, 22], head, rows)];
}
