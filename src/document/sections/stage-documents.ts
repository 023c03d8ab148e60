import type { PortfolioDocument } from '../../portfolio/model.js';
import type { StageShown } from './stage-shown.js';

/** The files of a stage beside its journal, each with the anchor of the part that shows it, in the document's order. */
export function stageDocuments({
  agreements,
  coverage,
  parts,
}: StageShown): { document: PortfolioDocument; id: string }[] {
  const { selfAssessment, checklistDocument, reflections, targetsDocument, creditClaims, signOffs } = coverage;
  const at = (
    id: string,
    ...documents: (PortfolioDocument | null | undefined)[]
  ): { document: PortfolioDocument; id: string }[] =>
    documents.flatMap((document) => (document ? { document, id } : []));
  return [
    ...at(parts.selfAssessment, selfAssessment?.document),
    ...at(parts.checklists, checklistDocument),
    ...agreements,
    ...at(parts.reflection, ...reflections),
    ...at(parts.targets, targetsDocument),
    ...at(parts.creditClaims, ...creditClaims),
    ...signOffs.flatMap(({ latest, history }) => at(parts.signOffs, ...history, latest)),
  ];
}
