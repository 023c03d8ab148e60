import {
  byDate,
  coverStage,
  isJournalEntry,
  type LinkedPortfolio,
  type StageCoverage,
  type StageInFramework,
} from '../../coverage/index.js';
import { stemOf } from '../../portfolio/document.js';
import type { PortfolioDocument } from '../../portfolio/model.js';
import { joined, type Text } from '../text.js';
import type { Ids } from './ids.js';
import { STAGE_PARTS } from './stage-parts.js';
import type { StageShown } from './stage-shown.js';
import { wordingOf } from './wording.js';

/**
 * The stages that the document shows, each with its journal. An entry stands in the journal of its own stage, else of
 * the first stage shown whose criteria it names; one that belongs to no stage stands with the current one.
 * @param asked the stages to show; left out, the current stage, or without one every stage that has anything
 */
export function stagesShown(linked: LinkedPortfolio, ids: Ids, asked?: readonly StageInFramework[]): StageShown[] {
  const places = asked ?? (linked.currentStage ? [linked.currentStage] : everyStage(linked));
  const covered = places.map((place) => ({ place, coverage: coverStage(linked, place) }));
  const kept = asked || linked.currentStage ? covered : covered.filter(({ coverage }) => hasAnything(linked, coverage));
  const stages = kept.map(({ place, coverage }): StageShown => {
    const id = ids.claim(place.stage.id);
    const current = place.stage === linked.currentStage?.stage || kept.length === 1;
    return {
      place,
      coverage,
      id,
      part: kept.length > 1 ? nameAmong(place, places) : null,
      word: wordingOf(place.framework),
      journal: [],
      current,
      agreements: agreementsOf(linked, place, current).map((document) => ({
        document,
        id: ids.claim(`${id} agreement ${stemOf(document.path)}`),
      })),
      parts: Object.fromEntries(
        STAGE_PARTS.map((part) => [part, ids.claim(`${id} ${part.replace(/[A-Z]/g, ' $&')}`)]),
      ) as StageShown['parts'],
    };
  });
  for (const document of linked.portfolio.documents.filter(isJournalEntry).sort(byDate))
    journalFor(linked, document, stages)?.journal.push(document);
  return stages;
}

function journalFor(
  linked: LinkedPortfolio,
  document: PortfolioDocument,
  stages: readonly StageShown[],
): StageShown | undefined {
  const own = linked.stageOf(document);
  if (own === null && !document.frontMatter.criteria?.value.length) return stages.find(({ current }) => current);
  return (
    stages.find(({ place }) => place.stage === own?.stage) ??
    stages.find(({ coverage }) => names(coverage, document)) ??
    (own === null ? stages.find(({ current }) => current) : undefined)
  );
}

/** A stage's title, with its framework's where two of the stages bear the same. */
function nameAmong({ framework, stage }: StageInFramework, places: readonly StageInFramework[]): Text {
  const word = wordingOf(framework);
  const namesakes = places.filter((place) => place.stage.title === stage.title);
  const title = word(stage.title);
  return namesakes.length > 1 ? joined([title, ' (', word(framework.title), ')'], '') : title;
}

/** Mentoring agreements of the stage, and those that name none where the stage is the current one. */
function agreementsOf(linked: LinkedPortfolio, { stage }: StageInFramework, current: boolean): PortfolioDocument[] {
  return linked.portfolio.documents.filter((document) => {
    if (document.kind !== 'agreement') return false;
    const own = linked.stageOf(document);
    return own?.stage === stage || (own === null && current);
  });
}

function names({ criteria, dimensions }: StageCoverage, document: PortfolioDocument): boolean {
  return [...criteria, ...dimensions].some(({ entries }) => entries.includes(document));
}

function everyStage({ portfolio }: LinkedPortfolio): StageInFramework[] {
  return portfolio.frameworks.flatMap((framework) => framework.stages.map((stage) => ({ framework, stage })));
}

function hasAnything(linked: LinkedPortfolio, coverage: StageCoverage): boolean {
  return (
    coverage.criteria.some(({ entries }) => entries.length > 0) ||
    linked.portfolio.documents.some((document) => linked.stageOf(document)?.stage === coverage.stage)
  );
}
