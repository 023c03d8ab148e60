import type { LinkedPortfolio } from '../coverage/index.js';
import {
  type EvidenceItem,
  type ImportedEvidence,
  importEvidence,
  type NewPlan,
  type NewRequest,
  planNew,
  planText,
  removeCopies,
  writeNew,
} from '../scaffold/index.js';
import type { EvidenceWords } from './evidence.js';

/** What a new file says, as it is given. Lists may hold several ids in one, as `DM5,DM7`. */
export interface NewOptions {
  /** YYYY-MM-DD, `today`, or with the day first. */
  date?: string;
  stage?: string;
  criteria?: string[];
  standards?: string[];
  skills?: string[];
  dimensions?: string[];
  /** Files to copy in, or addresses. */
  evidence?: string[];
  caption?: string;
  alt?: string;
  keepMetadata?: true;
  /** Ids of private.yaml. */
  people?: string[];
  hours?: number;
  purpose?: string;
  consent?: string;
  agreement?: string;
  model?: string;
  phase?: string;
  medium?: string;
  observed?: string[];
  'moderated-by'?: string;
  by?: string;
  audit?: string;
  module?: string;
  credits?: number;
  route?: string;
  starts?: string;
  ends?: string;
  /** Of an agreement: the last day of each period of its schedule, in their order. */
  until?: string[];
  /** A criterion, or a file and line as `journal/a.md:12`. */
  on?: string;
  role?: string;
  name?: string;
  achieved?: string;
  /** Markdown. */
  text?: string;
  question?: string;
  due?: string;
  measure?: string;
  action?: string;
  for?: string[];
}

/** What to write, and the evidence to bring along. */
export interface NewFile {
  request: NewRequest;
  /** Files to copy in. */
  files: { source: string; absolute: string }[];
  /** What is said of each file, in the same order. */
  words: readonly EvidenceWords[];
  /** Addresses to list as they are. */
  urls: string[];
}

/** What was written, and from what. */
export interface Written {
  path: string;
  plan: NewPlan;
  request: NewRequest;
  imported: ImportedEvidence[];
}

/** @returns what a dry run shows: the path of the file, then what it would say */
export function planFile(request: NewRequest, root: string, linked: LinkedPortfolio): string {
  return planText(planNew(request, linked), root);
}

/** Writes one file: its evidence first, then the file that lists it; if that fails the copies go again. */
export async function writeFile(
  { request: asked, files, words, urls }: NewFile,
  root: string,
  linked: LinkedPortfolio,
  keepMetadata: boolean,
): Promise<Written> {
  const imported = importEvidence(files, { root, linked, keepMetadata });
  try {
    const copies = imported.map(({ path }, index): EvidenceItem => {
      const { caption = null, alt = null } = words[index] ?? {};
      return { file: path, url: null, caption, alt };
    });
    const addresses = urls.map((url): EvidenceItem => ({ file: null, url, caption: null, alt: null }));
    const request = { ...asked, document: { ...asked.document, evidence: [...copies, ...addresses] } };
    const plan = planNew(request, linked);
    return { path: await writeNew(plan, root), plan, request, imported };
  } catch (error) {
    removeCopies(root, imported);
    throw error;
  }
}
