import {
  coverStage,
  firstWord,
  type LinkedPortfolio,
  type StageCoverage,
  type StageInFramework,
} from '../../coverage/index.js';
import type { KeyQuestion } from '../../framework/index.js';
import { readDocument } from '../../portfolio/document.js';
import { addToSection } from '../../portfolio/edit-body.js';
import { setField } from '../../portfolio/edit-front-matter.js';
import type { PortfolioDocument } from '../../portfolio/model.js';
import { markdownText, oneLine } from '../../text/one-line.js';
import { LineIndex } from '../../text/position.js';
import { Refusal } from '../../text/refusal.js';
import { withoutComments } from '../../text/without-comments.js';
import { yamlText } from '../../text/yaml-text.js';
import { dated } from '../dated.js';
import { type StageFileKind, stageFile } from '../stage-file.js';
import { agreementText } from './agreement.js';
import { documentText, type NewDocument } from './document.js';
import { outlineBody } from './outline.js';
import { personId, placeFor } from './place.js';
import { type NewTarget, targetItem } from './targets.js';

/** What `new` is going to do: create a file, change one, or point at one that waits to be filled in. */
export type NewPlan =
  | { action: 'create'; folder: string; stem: string; text: string }
  | { action: 'change'; path: string; edit: (raw: string) => string }
  | { action: 'waiting'; path: string };

/** What is asked for beside the document itself. */
export interface NewRequest {
  document: NewDocument;
  /** The stage the document is for. */
  place: StageInFramework | null;
  /** For a reflection: the key question that the text answers. */
  question: string | null;
  /** For targets: the one to add. */
  target: NewTarget | null;
  /** For an agreement. */
  starts: string | null;
  ends: string | null;
  /** For an agreement: which schedule of contacts it starts from, and the last day of each of its periods. */
  schedule: string | null;
  until: readonly (string | null)[];
}

/**
 * Decides what to write. Reads nothing and writes nothing.
 * @throws Refusal where what was asked for cannot be
 */
export function planNew(request: NewRequest, linked: LinkedPortfolio): NewPlan {
  const { document } = request;
  if (document.kind === 'agreement') return planAgreement(request, linked);
  if (isStageFileKind(document.kind)) return planStageFile(document.kind, request, linked);
  const text = documentText(document, document.text ?? outlineBody(document, linked.portfolio.frameworks));
  return { action: 'create', ...placed(request, linked), text };
}

function isStageFileKind(kind: string): kind is StageFileKind {
  return kind === 'self-assessment' || kind === 'checklist' || kind === 'reflection' || kind === 'targets';
}

function placed({ document, place }: NewRequest, { portfolio }: LinkedPortfolio): { folder: string; stem: string } {
  return placeFor(document, place?.stage.id ?? null, (path) => portfolio.files.has(path));
}

function planAgreement({ document, ...days }: NewRequest, { portfolio }: LinkedPortfolio): NewPlan {
  const person = personId(document.title);
  const path = `agreements/${person}.md`;
  if (portfolio.files.has(path))
    throw new Refusal(
      'ThereAlready',
      `There is already an agreement with ${person}: ${path}.`,
      `Open it with \`mentor open ${person}\`, or give the new one a different name.`,
    );
  const title = /\b(with|for)\b/i.test(document.title) ? document.title : `Mentoring agreement with ${document.title}`;
  const { date, stage } = document;
  const text = agreementText({ title, person, date, stage, ...days }, portfolio.config, portfolio.frameworks);
  return { action: 'create', folder: 'agreements', stem: person, text };
}

function planStageFile(kind: StageFileKind, request: NewRequest, linked: LinkedPortfolio): NewPlan {
  const { document, place } = request;
  if (place === null)
    throw new Refusal(
      'UnknownStage',
      `A file of kind ${kind} belongs to a stage, but portfolio.yaml names none.`,
      'Give it with --stage.',
    );
  const coverage = coverStage(linked, place);
  if (kind === 'targets') return planTarget(request, coverage, linked);
  if (kind === 'reflection') return planReflection(request, coverage, linked);
  const there = kind === 'checklist' ? coverage.checklistDocument : (coverage.selfAssessment?.document ?? null);
  const untouched = kind === 'checklist' || coverage.selfAssessment?.points.every(({ rating }) => rating === null);
  if (there && untouched) return { action: 'waiting', path: there.path };
  return create(kind, request, place, linked, (text) => setField(text, ['date'], document.date));
}

function planTarget(request: NewRequest, { targetsDocument }: StageCoverage, linked: LinkedPortfolio): NewPlan {
  const { target, place, document } = request;
  const item = target && targetItem(target);
  if (targetsDocument && item === null) return { action: 'waiting', path: targetsDocument.path };
  const add = (raw: string): string => (item === null ? raw : dated(addToSection(raw, null, item), document.date));
  if (targetsDocument) return { action: 'change', path: targetsDocument.path, edit: add };
  return create('targets', request, place as StageInFramework, linked, add);
}

function planReflection(request: NewRequest, coverage: StageCoverage, linked: LinkedPortfolio): NewPlan {
  const { document, question, place } = request;
  const { text, date } = document;
  const [first = null] = coverage.reflections;
  const asked = coverage.questions.find((one) => one.question.id === question);
  const open = asked ? (asked.heading?.document ?? first) : (coverage.reflections.find(saysNothingFreely) ?? null);
  if (open && text === null) return { action: 'waiting', path: open.path };
  const write = (untitled: string): string => {
    const own = document.title !== '' && !asked && !coverage.reflected;
    const raw = own ? setField(untitled, ['title'], yamlText(oneLine(document.title), 'line')) : untitled;
    if (text === null) return raw;
    return asked ? addAnswer(raw, asked.question, text) : addToSection(raw, null, text);
  };
  if (open) return { action: 'change', path: open.path, edit: (raw) => dated(write(raw), date) };
  if (!first)
    return create('reflection', request, place as StageInFramework, linked, (raw) =>
      setField(write(raw), ['date'], date),
    );
  const body = text ?? '<!-- What have you yourself learned since the last time? -->';
  return {
    action: 'create',
    ...placed(request, linked),
    text: documentText({ ...document, title: document.title || 'Reflection' }, body),
  };
}

/** Whether nothing but guidance stands before the first heading of a reflection. */
function saysNothingFreely({ text, bodyOffset, facts }: PortfolioDocument): boolean {
  const [heading] = facts.headings;
  const end = heading ? new LineIndex(text).offsetOfLine(heading.at.line) : text.length;
  return withoutComments(text.slice(bodyOffset, end)).trim() === '';
}

/** The answer goes below the heading of its question, which is added at the end where there is none. */
function addAnswer(raw: string, { id, statement }: KeyQuestion, answer: string): string {
  const headings = readDocument('', raw).document?.facts.headings ?? [];
  const own = headings.find(({ text }) => firstWord(text) === id);
  if (own) return addToSection(raw, own.at.line, answer);
  const section = `## ${markdownText(oneLine(`${id} ${statement}`))}\n\n${answer}`;
  return addToSection(raw, headings.at(-1)?.at.line ?? null, section);
}

function create(
  kind: StageFileKind,
  request: NewRequest,
  { framework, stage }: StageInFramework,
  linked: LinkedPortfolio,
  fill: (text: string) => string,
): NewPlan {
  const text = fill(stageFile(kind, framework, stage, request.document.stage ?? stage.id));
  return { action: 'create', ...placed(request, linked), text };
}
