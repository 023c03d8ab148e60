import type { EvidenceReference, Prose } from './references.js';

/** What is claimed of the credits of a module, and on what grounds. */
export interface CreditClaimSection {
  id: string;
  title: string;
  module: string | null;
  credits: number | null;
  route: string | null;
  date: string | null;
  body: Prose | null;
  evidence: EvidenceReference[];
}
