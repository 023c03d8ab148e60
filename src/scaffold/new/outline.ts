import { listBuiltInFrameworks, loadBuiltInFramework } from '../../framework/index.js';
import type { Framework, FrameworkOutline } from '../../framework/model.js';
import type { Kind } from '../../portfolio/fields.js';
import { fillTemplate } from '../templates.js';
import type { NewDocument } from './document.js';

/** Kinds with a starter body of our own; the others take an outline from a pack. */
const OWN_BODIES: readonly Kind[] = [
  'entry',
  'meeting',
  'report',
  'cpd',
  'learning-journey',
  'evaluation',
  'credit-claim',
  'comment',
];

/**
 * The body that a new file starts with: headings, and guidance as comments.
 * @param frameworks those that the portfolio follows: their outlines come first
 */
export function outlineBody({ kind, texts, title }: NewDocument, frameworks: readonly Framework[]): string {
  const outline = findOutline(kind, texts.model ?? null, frameworks);
  if (outline) {
    const parts = outline.parts.map((part) => ({ prompt: null, ...part }));
    return fillTemplate('new/outline', { title: outline.title, formative: kind === 'observation', parts });
  }
  if (!OWN_BODIES.includes(kind)) return '';
  const phases = frameworks.flatMap((framework) => framework.phases.map((phase) => ({ statement: null, ...phase })));
  const chosen = phases.filter((phase) => texts.phase === undefined || phase.id === texts.phase);
  return fillTemplate(`new/${kind}`, { title, phases: chosen });
}

/** The outline that is named, else the first of its kind. A meeting has one only where it follows a model. */
function findOutline(kind: Kind, model: string | null, frameworks: readonly Framework[]): FrameworkOutline | undefined {
  const outlines = allOutlines(frameworks);
  if (model !== null) return outlines.find(({ id }) => id === model);
  return outlines.find((outline) => outline.kind === kind);
}

/** Those of the portfolio's frameworks, then those of every other that comes with mentor. */
function allOutlines(frameworks: readonly Framework[]): FrameworkOutline[] {
  const others = listBuiltInFrameworks().filter(
    ({ id, holds }) => holds.includes('outlines') && !frameworks.some((one) => one.id === id),
  );
  return [...frameworks, ...others.flatMap(({ id }) => loadBuiltInFramework(id) ?? [])].flatMap(
    ({ outlines }) => outlines,
  );
}
