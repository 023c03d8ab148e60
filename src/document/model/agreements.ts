import type { EntryReference, Fact, Prose, Reference } from './references.js';

export interface AgreementSection {
  id: string;
  title: string;
  from: string | null;
  until: string | null;
  subject: string | null;
  place: string | null;
  parties: Fact[];
  objectives: string[];
  obligations: { party: string | null; duties: string[] }[];
  signatures: { name: string | null; party: string | null; date: string | null }[];
  schedule: SchedulePeriod[];
  body: Prose | null;
}

/** What was agreed for a period and what took place in it. */
export interface SchedulePeriod {
  period: string;
  until: string | null;
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
  kind: string;
  people: string[];
  agreement: Reference | null;
  hours: number | null;
}
