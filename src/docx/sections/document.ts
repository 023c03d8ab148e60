import { PART_ORDERS } from '../../document/index.js';
import { together } from '../../html/words/words.js';
import { bold, heading, paragraph, text } from '../blocks/make.js';
import type { Block } from '../blocks/model.js';
import type { JournalEntry, StagePart, StageSection } from '../model.js';
import { agreementBlocks } from './agreements.js';
import { checklistBlocks } from './checklists.js';
import { commentsBlocks } from './comments.js';
import type { Context } from './context.js';
import { coverBlocks } from './cover.js';
import { creditClaimBlocks } from './credit-claims.js';
import { criteriaBlocks } from './criteria.js';
import { evidenceBlocks, exhibitsOf } from './evidence.js';
import { entryBlocks, journalBlocks, otherEntriesBlocks } from './journal.js';
import { citedReferences, referenceBlocks } from './references.js';
import { reflectionBlocks } from './reflection.js';
import { selfAssessmentBlocks } from './self-assessment.js';
import { signOffBlocks } from './sign-offs.js';
import { standardsBlocks } from './standards.js';
import { standingBlocks } from './standing.js';
import { targetBlocks } from './targets.js';

/** The whole submission, in the order of the page of HTML. */
export function documentBlocks(context: Context): Block[] {
  const { stages } = context.model;
  return [
    ...coverBlocks(context),
    { kind: 'contents', levels: context.part + 1 },
    ...stages.flatMap((stage) => stageBlocks(context, stage)),
    ...otherEntriesBlocks({ ...context, part: 1 }),
    ...evidenceBlocks(context),
    ...referenceBlocks(context),
  ];
}

/** One entry alone: its title heads the file, and what it shows stands behind it. */
export function entryDocument(context: Context, entry: JournalEntry): Block[] {
  return [
    ...entryBlocks({ ...context, part: 0 }, entry),
    ...statementsOf(context, entry),
    ...exhibitsOf(context, entry),
    ...citedReferences(context, new Set([entry.id])),
  ];
}

/** What the criteria and dimensions that it names ask for: where an entry stands alone, no table says so. */
function statementsOf({ model, speaker }: Context, { criteria, dimensions }: JournalEntry): Block[] {
  const named = new Set([...criteria, ...dimensions].map(({ id }) => id));
  const rows = model.stages.flatMap(({ table }) => [...table.rows, ...table.dimensions]);
  const shown = rows.filter(({ anchor }) => named.has(anchor));
  if (shown.length === 0) return [];
  const words = speaker.say(criteria.length > 0 ? 'journal.criteria' : 'journal.dimensions');
  return [
    heading(2, words),
    ...shown.map(({ id, anchor, title, statement }) =>
      paragraph('Label', [bold(together([id, title], ' ')), text(together([' ', statement], ''))], {
        anchors: [anchor],
      }),
    ),
  ];
}

const PARTS: Readonly<Record<StagePart, (context: Context, stage: StageSection) => Block[]>> = {
  standing: standingBlocks,
  table: criteriaBlocks,
  standards: standardsBlocks,
  selfAssessment: selfAssessmentBlocks,
  checklists: checklistBlocks,
  agreements: agreementBlocks,
  journal: journalBlocks,
  reflection: reflectionBlocks,
  targets: targetBlocks,
  creditClaims: creditClaimBlocks,
  comments: commentsBlocks,
  signOffs: signOffBlocks,
};

/** Parts that say themselves that nothing is there yet. */
const ALWAYS: ReadonlySet<StagePart> = new Set<StagePart>(['standing', 'selfAssessment', 'journal', 'reflection']);

function stageBlocks(context: Context, stage: StageSection): Block[] {
  const { anchors, part } = stage;
  const parts = PART_ORDERS[context.model.order].flatMap((name) =>
    anchors[name] === null && !ALWAYS.has(name) ? [] : PARTS[name](context, stage),
  );
  if (part === null) return parts;
  const [first, ...rest] = parts;
  const title = { ...heading(1, part), breakBefore: true };
  const start = first?.kind === 'paragraph' ? [{ ...first, breakBefore: false }] : [];
  return [title, paragraph('Lead', stage.framework), ...start, ...rest];
}
