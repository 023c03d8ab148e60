import { together } from '../../html/words/words.js';
import { paragraph } from '../blocks/make.js';
import type { Block } from '../blocks/model.js';
import { anchorsOf } from '../blocks/walk.js';
import type { WordForm } from '../forms.js';
import type { StagePart, StageSection } from '../model.js';
import { agreementBlocks } from './agreements.js';
import { checklistBlocks } from './checklists.js';
import type { Context } from './context.js';
import { criteriaBlocks } from './criteria.js';
import { citedReferences } from './references.js';
import { reflectionBlocks } from './reflection.js';
import { selfAssessmentBlocks } from './self-assessment.js';
import { signOffBlocks } from './sign-offs.js';
import { targetBlocks } from './targets.js';

interface Form {
  part: StagePart;
  set: (context: Context, stage: StageSection) => Block[];
}

const FORMS: Readonly<Record<WordForm, Form>> = {
  criteria: { part: 'table', set: criteriaBlocks },
  'self-assessment': { part: 'selfAssessment', set: selfAssessmentBlocks },
  checklist: { part: 'checklists', set: checklistBlocks },
  agreement: { part: 'agreements', set: agreementBlocks },
  reflection: { part: 'reflection', set: reflectionBlocks },
  targets: { part: 'targets', set: targetBlocks },
  'sign-off': { part: 'signOffs', set: signOffBlocks },
};

/** One form alone, of each stage that has it: below its title stands whose it is, for nothing else in the file says so. */
export function formDocument(context: Context, form: WordForm): Block[] {
  const { part, set } = FORMS[form];
  const alone = { ...context, part: 1 };
  const stages = context.model.stages.filter(({ anchors }) => anchors[part] !== null);
  const forms = stages.map((stage) => named(set(alone, stage), stage, context)).filter(({ length }) => length > 0);
  const [first, ...rest] = forms.flat();
  if (first?.kind !== 'paragraph') return [];
  const blocks = [{ ...first, breakBefore: false }, ...rest];
  return [...blocks, ...citedReferences(alone, anchorsOf(blocks))];
}

function named([title, ...rest]: readonly Block[], stage: StageSection, { model }: Context): Block[] {
  if (title === undefined) return [];
  const words = together([model.cover.mentor, stage.title, stage.framework], ' · ');
  return [title, paragraph('Eyebrow', words, { keepNext: true }), ...rest];
}
