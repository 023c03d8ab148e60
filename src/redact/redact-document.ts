import { isBeyondPage } from '../document/beyond-page.js';
import type { DocumentModel, EvidenceItem } from '../document/model.js';
import { joined, said } from '../document/text.js';
import { type EvidenceSources, judgeEvidence } from './judge-evidence.js';
import type { LeftOut, ReadFile } from './model.js';
import { redactedFiles } from './redact-files.js';
import { redactModel } from './redact-model.js';
import { Redactor } from './redactor.js';

/** A document in which no declared name stands, and what reads its files. */
export interface RedactedDocument {
  model: DocumentModel;
  readFile: ReadFile;
  leftOut: LeftOut[];
  /** The document with only the evidence that stays in it: what may go behind its last page. */
  kept: DocumentModel;
}

/** Writes pseudonyms for names in a document; evidence that cannot be rewritten and names somebody is left out. */
export function redactDocument(model: DocumentModel, sources: EvidenceSources): RedactedDocument {
  const redactor = new Redactor(sources.finder);
  const redacted = redactModel(model, redactor);
  const verdicts = new Map(model.evidence.map((item) => [item.id, judgeEvidence(item, sources)]));
  const leftOut: LeftOut[] = [];
  const evidence = redacted.model.evidence.map((item, index): EvidenceItem => {
    const verdict = verdicts.get(model.evidence[index]?.id ?? '');
    if (!verdict) return item;
    leftOut.push({ label: item.label, file: item.file ?? '', ...verdict });
    return {
      ...item,
      kind: item.kind === 'image' && !isBeyondPage(item) ? 'image' : 'other',
      isLeftOut: true,
      title: joined([item.title, ' (', said(`evidence.left-out.${verdict.reason}`), ')'], ''),
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
