import type { DocumentModel, EvidenceItem } from '../document/model.js';
import { type EvidenceSources, judgeEvidence } from './judge-evidence.js';
import type { LeftOut, ReadFile } from './model.js';
import { redactedFiles } from './redact-files.js';
import { redactModel } from './redact-model.js';
import { Redactor } from './redactor.js';

export interface RedactSources extends EvidenceSources {
  /** Texts of frameworks and the program's own words, in which a name that is also a word is a word. */
  published: ReadonlySet<string>;
}

/** A document in which no declared name stands, and what reads its files. */
export interface RedactedDocument {
  model: DocumentModel;
  readFile: ReadFile;
  leftOut: LeftOut[];
  /** The document with only the evidence that stays in it: what may go behind its last page. */
  kept: DocumentModel;
}

const NOTES: Record<LeftOut['reason'], string> = {
  name: 'left out: it holds a name',
  place: 'left out: it tells where or by whom it was taken',
  unsearchable: 'left out: it cannot be searched for names',
};

/** Writes pseudonyms for names in a document; evidence that cannot be rewritten and names somebody is left out. */
export function redactDocument(model: DocumentModel, sources: RedactSources): RedactedDocument {
  const redactor = new Redactor(sources.finder, sources.published);
  const redacted = redactModel(model, redactor);
  const verdicts = new Map(model.evidence.map((item) => [item.id, judgeEvidence(item, sources)]));
  const leftOut: LeftOut[] = [];
  const evidence = redacted.model.evidence.map((item, index): EvidenceItem => {
    const verdict = verdicts.get(model.evidence[index]?.id ?? '');
    if (!verdict) return item;
    leftOut.push({ label: item.label, file: item.file ?? '', ...verdict });
    return {
      ...item,
      kind: isShown(item) ? 'image' : 'other',
      title: `${item.title} (${NOTES[verdict.reason]})`,
    };
  });
  const files = new Set(model.evidence.filter(({ id }) => verdicts.get(id)).flatMap(({ file }) => file ?? []));
  const out = new Set(leftOut.map(({ label }) => label));
  return {
    model: { ...redacted.model, evidence },
    kept: { ...redacted.model, evidence: evidence.filter(({ label }) => !out.has(label)) },
    readFile: redactedFiles(redacted, redactor, files, sources),
    leftOut,
  };
}

/** Whether a page shows it as a picture, so that another can stand in its place. */
function isShown({ kind, name }: EvidenceItem): boolean {
  return kind === 'image' && !/\.(?:hei[cf]|tiff?)$/i.test(name);
}
