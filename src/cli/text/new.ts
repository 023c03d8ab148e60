import type { Written } from '../../app/new.js';
import { coverStage, findStageIn, type LinkedPortfolio } from '../../coverage/index.js';
import { JOURNAL_KINDS, type Kind } from '../../portfolio/index.js';
import type { ImportedEvidence } from '../../scaffold/index.js';
import { shellWord } from '../../text/shell-word.js';
import { equivalentLines } from '../ask/new-equivalents.js';

/** @returns what was written, what it counts for, and the next useful command */
export function newTalk({
  path,
  plan,
  request,
  imported,
  linked,
  offered,
}: Written & { linked: LinkedPortfolio; offered: boolean }): string {
  const { document } = request;
  const done = { create: 'Written', change: 'Added to', waiting: 'Waiting to be filled in' }[plan.action];
  const counts = document.lists.criteria ?? [];
  const lines = [
    `${done}: ${path}${counts.length > 0 ? `, for ${counts.join(', ')}` : ''}.`,
    ...otherStage(document.stage, linked),
    ...imported.flatMap(evidenceTalk),
    ...(offered || !JOURNAL_KINDS.includes(document.kind) ? [] : equivalentLines(linked, document.lists)),
    ...(document.text === null && document.audit === null && plan.action !== 'change' && needsText(document.kind)
      ? ['It counts once there is some text below the guidance: open it, or use --edit.']
      : []),
    `Next: ${nextCommand({ path, plan, request, imported, linked })}`,
  ];
  return `${lines.join('\n')}\n`;
}

/** Says where a file counts for another stage than the portfolio's: as often a slip, `AM1` for `EM1`, as meant. */
function otherStage(id: string | null, { currentStage, indexes }: LinkedPortfolio): string[] {
  const stage = id === null ? undefined : findStageIn(indexes, id)?.stage;
  if (!stage || !currentStage || stage === currentStage.stage) return [];
  return [`It counts for ${stage.title}; this portfolio is for ${currentStage.stage.title}.`];
}

/** @returns what became of a file, where that is not plain from its path */
export function evidenceTalk({ source, path, how, cleaned }: ImportedEvidence): string[] {
  if (how === 'same-content') return [`${source} is already here as ${path}; no second copy was made.`];
  if (how === 'inside') return [];
  return [`Copied ${source} to ${path}${cleaned ? ', without place, time and maker' : ''}.`];
}

const needsText = (kind: Kind): boolean => JOURNAL_KINDS.includes(kind) || kind === 'reflection' || kind === 'comment';

function nextCommand({ path, plan, request, linked }: Written & { linked: LinkedPortfolio }): string {
  const { kind, evidence, text, audit } = request.document;
  if (kind === 'self-assessment') return 'mentor rate';
  if (kind === 'checklist') return 'mentor tick';
  if (audit) return `mentor rate --in ${shellWord(path)}`;
  if (kind === 'agreement') return `mentor new meeting --agreement ${path.slice(path.lastIndexOf('/') + 1, -3)}`;
  if (plan.action === 'waiting' || (text === null && needsText(kind))) return `mentor open ${shellWord(path)}`;
  if (JOURNAL_KINDS.includes(kind) && evidence.length === 0 && asksForEvidence(linked))
    return `mentor evidence add <file> --to ${shellWord(path)}`;
  return 'mentor status';
}

function asksForEvidence(linked: LinkedPortfolio): boolean {
  return linked.currentStage !== null && coverStage(linked, linked.currentStage).criteria.length > 0;
}
