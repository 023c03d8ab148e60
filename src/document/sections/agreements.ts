import { sayOr } from '../../html/words/words.js';
import { stemOf } from '../../portfolio/document.js';
import type { PortfolioDocument } from '../../portfolio/model.js';
import type { AgreementSection, Contact, Fact, SchedulePeriod } from '../model.js';
import type { BuildContext, StageShown } from './context.js';
import { asText, asTexts, factsFrom, isMapping } from './loose-data.js';
import { personInWords, titleOf } from './references.js';

const CONTACT_KINDS = new Set(['meeting', 'conversation', 'observation', 'report']);

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
  const named = (text: string): string => (people.has(text) ? personInWords(text) : text);
  return {
    id,
    title: titleOf(document),
    from: frontMatter.starts?.value ?? frontMatter.date?.value ?? null,
    until: frontMatter.ends?.value ?? null,
    subject: frontMatter.subject?.value ?? null,
    place: frontMatter.place?.value ?? null,
    parties: factsFrom(frontMatter.parties?.value).map(({ label, value }): Fact => ({ label, value: named(value) })),
    objectives: asTexts(frontMatter.objectives?.value),
    obligations: obligationsFrom(frontMatter.obligations?.value),
    signatures: signaturesFrom(frontMatter.signatures?.value, named),
    schedule: scheduleOf(document, journal),
    body: context.prose.body(document, id, { level: 4 }),
  };
}

function obligationsFrom(value: unknown): AgreementSection['obligations'] {
  if (!isMapping(value)) return value === undefined ? [] : [{ party: null, duties: asTexts(value) }];
  return Object.entries(value).map(([party, duties]) => ({ party: personInWords(party), duties: asTexts(duties) }));
}

function signaturesFrom(value: unknown, named: (text: string) => string): AgreementSection['signatures'] {
  const items = Array.isArray(value) ? value : isMapping(value) ? Object.values(value) : [];
  return items.map((item: unknown) => {
    if (!isMapping(item)) return { name: asText(item), party: null, date: null };
    const [name, party] = [asText(item['name']), asText(item['party'])];
    return { name: name && named(name), party: party && personInWords(party), date: asText(item['date']) };
  });
}

/** What was agreed for each period, and which entries under the agreement fall into it. */
function scheduleOf(document: PortfolioDocument, journal: readonly PortfolioDocument[]): SchedulePeriod[] {
  const under = journal.filter(({ frontMatter }) => frontMatter.agreement?.value === stemOf(document.path));
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
      period: row.period,
      until: row.until,
      discussions: { agreed: contacts(row.discussions), held: held('meeting', 'conversation') },
      observations: { agreed: contacts(row.observations), held: held('observation') },
      reports: { agreed: contacts(row.reports), held: held('report') },
    };
  });
}

/** A number of contacts as people agree on them; anything else is none. */
function contacts(n: number): number {
  return Number.isInteger(n) && n >= 0 && n < 1000 ? n : 0;
}

/** Meetings, conversations, observations and reports, by date. */
export function buildContacts(context: BuildContext, { agreements, journal }: StageShown): Contact[] {
  return journal.flatMap((document) => {
    const entry = context.entries.get(document.path);
    if (!entry || !CONTACT_KINDS.has(document.kind)) return [];
    const { agreement: named, people, hours } = document.frontMatter;
    const agreement = agreements.find((one) => stemOf(one.document.path) === named?.value);
    return {
      entry,
      kind: sayOr('kind', document.kind),
      people: people?.value.map(({ value }) => personInWords(value)) ?? [],
      agreement: agreement ? { id: agreement.id, label: titleOf(agreement.document) } : null,
      hours: hours?.value ?? null,
    };
  });
}
