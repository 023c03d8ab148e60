import type { LinkedPortfolio } from '../coverage/index.js';
import type { FrameworkStage } from '../framework/model.js';
import { remember } from '../text/remember.js';
import { type Draft, type Rule, SEVERITIES, type Severity } from './model.js';

/** What a finding weighs by portfolio.yaml; null where it says nothing. */
type Weight = Severity | 'off' | null;

/**
 * What portfolio.yaml says of a rule: for what it finds about a stage, the stage's own word first.
 * @returns 'off' where nothing of it can be shown, else the weight of each finding
 */
export function weightOf({ id, suggests }: Rule, linked: LinkedPortfolio): 'off' | ((draft: Draft) => Weight) {
  const { rules, stageRules } = linked.portfolio.config;
  const general = weightIn(rules, id);
  const ofStages = stageRules.flatMap(({ stage, rules: own }) => {
    const reference = linked.find('stages', stage.value);
    const weight = weightIn(own, id);
    return reference.found && weight !== null ? [[reference.item.stage, weight] as const] : [];
  });
  const isSilent = general === 'off' || (suggests && general === null);
  if (ofStages.length === 0) return isSilent ? 'off' : () => general;
  const weights = new Map(ofStages);
  return (draft) => {
    const stage = stageOfDraft(draft, linked);
    return (stage && weights.get(stage)) ?? general;
  };
}

function weightIn(rules: Readonly<Record<string, string>>, id: string): Weight {
  const setting = rules[id];
  return setting === 'off' ? 'off' : (SEVERITIES.find((severity) => severity === setting) ?? null);
}

/** The stage that a finding speaks of, else that of the file it stands in. */
function stageOfDraft({ framework, stage, file }: Draft, linked: LinkedPortfolio): FrameworkStage | null {
  if (stage !== undefined) {
    const reference = linked.find('stages', `${framework}/${stage}`);
    return reference.found ? reference.item.stage : null;
  }
  const document = documentsOf(linked).get(file);
  return (document && linked.stageOf(document)?.stage) ?? null;
}

const documentsOf = remember(
  ({ portfolio }: LinkedPortfolio) => new Map(portfolio.documents.map((document) => [document.path, document])),
);
