import { isCountedEntry } from '../../coverage/index.js';
import type { Framework } from '../../framework/model.js';
import { stemOf } from '../../portfolio/document.js';
import { CONTACTS } from '../../portfolio/fields.js';
import type { PortfolioDocument } from '../../portfolio/model.js';
import { type Anchor, type Code, type Text, type Written, written, writtenOr } from '../text.js';
import type { BuildContext } from './context.js';
import { kindOf } from './facts.js';
import { asText, asTexts, factsFrom, isMapping } from './loose-data.js';
import type { EntryReference, Fact, Prose, Reference } from './pieces.js';
import { personInWords, titleOf } from './references.js';
import type { StageShown } from './stage-shown.js';
import { wordingOf } from './wording.js';

export interface AgreementSection {
  id: Anchor;
  title: Text;
  from: Code | null;
  until: Code | null;
  subject: Text | null;
  place: Text | null;
  parties: Fact[];
  objectives: Text[];
  obligations: { party: Text | null; duties: Text[] }[];
  signatures: { name: Text | null; party: Text | null; date: Text | null }[];
  schedule: SchedulePeriod[];
  body: Prose | null;
}

/** What was agreed for a period and what took place in it. */
export interface SchedulePeriod {
  period: Text;
  until: Code | null;
  discussions: Held;
  observations: Held;
  reports: Held;
}

export interface Held {
  agreed: number;
  held: number;
}

/** A meeting, conversation, observation or report. */
export interface Contact {
  entry: EntryReference;
  kind: Text;
  people: Text[];
  agreement: Reference | null;
  hours: number | null;
}

/** The stage's agreements, with what took place under each. */
export function buildAgreements(context: BuildContext, { agreements, journal }: StageShown): AgreementSection[] {
  return agreements.map(({ document, id }) => buildAgreement(context, document, id, journal));
}

function buildAgreement(
  context: BuildContext,
  document: PortfolioDocument,
  id: string,
  journal: readonly PortfolioDocument[],
): AgreementSection {
  const { frontMatter } = document;
  const people = new Set(frontMatter.people?.value.map(({ value }) => value));
  const named = (text: string): Written => (people.has(text) ? personInWords(text) : written(text));
  return {
    id,
    title: titleOf(document),
    from: frontMatter.starts?.value ?? frontMatter.date?.value ?? null,
    until: frontMatter.ends?.value ?? null,
    subject: writtenOr(frontMatter.subject?.value),
    place: writtenOr(frontMatter.place?.value),
    parties: [...factsFrom(frontMatter.parties?.value, named), ...fieldsOf(frontMatter.fields?.value, context)],
    objectives: writtenAll(frontMatter.objectives?.value),
    obligations: obligationsFrom(frontMatter.obligations?.value),
    signatures: signaturesFrom(frontMatter.signatures?.value, named),
    schedule: scheduleOf(document, journal),
    body: context.prose.body(document, id, { level: 4 }),
  };
}

/** The fields of an agreement under the names that its pack gives them. */
function fieldsOf(value: unknown, { linked }: BuildContext): Fact[] {
  if (!isMapping(value)) return [];
  return Object.entries(value).flatMap(([id, one]): Fact[] => {
    const text = asText(one);
    return text === null ? [] : [{ label: fieldName(id, linked.portfolio.frameworks), value: written(text) }];
  });
}

function fieldName(id: string, frameworks: readonly Framework[]): Text {
  for (const framework of frameworks) {
    const field = framework.agreements.flatMap(({ fields }) => fields).find((one) => one.id === id);
    if (field) return wordingOf(framework)(field.title);
  }
  return personInWords(id);
}

function obligationsFrom(value: unknown): AgreementSection['obligations'] {
  if (!isMapping(value)) return value === undefined ? [] : [{ party: null, duties: writtenAll(value) }];
  return Object.entries(value).map(([party, duties]) => ({ party: personInWords(party), duties: writtenAll(duties) }));
}

function signaturesFrom(value: unknown, named: (text: string) => Written): AgreementSection['signatures'] {
  const items = Array.isArray(value) ? value : isMapping(value) ? Object.values(value) : [];
  return items.map((item: unknown) => {
    if (!isMapping(item)) return { name: writtenOr(asText(item)), party: null, date: null };
    const [name, party] = [asText(item['name']), asText(item['party'])];
    return {
      name: name ? named(name) : null,
      party: party ? personInWords(party) : null,
      date: writtenOr(asText(item['date'])),
    };
  });
}

function writtenAll(value: unknown): Written[] {
  return asTexts(value).map((text) => written(text));
}

/** What was agreed for each period, and which entries under the agreement fall into it. */
function scheduleOf(document: PortfolioDocument, journal: readonly PortfolioDocument[]): SchedulePeriod[] {
  const under = journal.filter(
    (entry) => entry.frontMatter.agreement?.value === stemOf(document.path) && isCountedEntry(entry),
  );
  let from = '';
  return (document.frontMatter.schedule?.value ?? []).map((row) => {
    const [start, end] = [from, row.until ?? ''];
    from = end;
    const held = (...kinds: string[]): number =>
      under.filter(({ kind, frontMatter }) => {
        const day = frontMatter.date?.value ?? '';
        return kinds.includes(kind) && day > start && day !== '' && day <= end;
      }).length;
    return {
      period: written(row.note ? `${row.period}: ${row.note}` : row.period),
      until: row.until,
      discussions: { agreed: row.discussions, held: held('meeting', 'conversation') },
      observations: { agreed: row.observations, held: held('observation') },
      reports: { agreed: row.reports, held: held('report') },
    };
  });
}

/** Meetings, conversations, observations and reports, by date. */
export function buildContacts(context: BuildContext, { agreements, journal }: StageShown): Contact[] {
  return journal.flatMap((document) => {
    const entry = context.entries.get(document.path);
    if (!entry || !CONTACTS.includes(document.kind) || !isCountedEntry(document)) return [];
    const { agreement: named, people, hours } = document.frontMatter;
    const agreement = agreements.find((one) => stemOf(one.document.path) === named?.value);
    return {
      entry,
      kind: kindOf(document),
      people: people?.value.map(({ value }) => personInWords(value)) ?? [],
      agreement: agreement ? { id: agreement.id, label: titleOf(agreement.document) } : null,
      hours: hours?.value ?? null,
    };
  });
}
