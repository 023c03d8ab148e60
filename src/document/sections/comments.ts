import { isHandedInAgain, type ReviewComment, reviewComments } from '../../coverage/index.js';
import { stemOf } from '../../portfolio/document.js';
import { type Anchor, type Code, joined, said, type Text, written, writtenOr } from '../text.js';
import type { CommentItem, CommentsShown } from './comment-item.js';
import type { BuildContext } from './context.js';
import type { Reference } from './pieces.js';
import { entryLabel, personInWords, titleOf } from './references.js';
import type { SignOffSection } from './sign-offs.js';
import { stageDocuments } from './stage-documents.js';
import type { StageShown } from './stage-shown.js';
import { wordingOf } from './wording.js';

/** What reviewers remarked on a stage, and what is still to answer. */
export interface CommentsSection {
  /** Who returned the stage, where it was not handed in again since. */
  returnedBy: { role: Text; name: Text | null; date: Code | null; anchor: Anchor }[];
  open: number;
  answered: number;
  /** Open ones first. Those on an entry of the document stand beside it; here they are only named. */
  comments: CommentItem[];
}

/** What reviewers remarked on the stages shown and on the entries of the document, open ones first. */
export function commentsShown(context: Omit<BuildContext, 'comments'>): CommentsShown {
  const stages = new Set(context.stages.map(({ place }) => place.stage));
  return reviewComments(context.linked)
    .filter(({ place, file }) => (place && stages.has(place.stage)) || context.entries.has(file ?? ''))
    .map((comment) => ({ comment, item: buildComment(context, comment) }));
}

/** The comments that stand beside an entry. */
export function commentsBeside({ comments }: BuildContext, path: string): CommentItem[] {
  return comments.filter(({ comment }) => comment.file === path).map(({ item }) => item);
}

/** Where the comments on a criterion stand. */
export function commentsOnCriterion({ comments, linked }: BuildContext, framework: string, id: string): Reference[] {
  return comments.flatMap(({ comment, item }) => {
    const found = comment.criterion === null ? null : linked.find('criteria', comment.criterion);
    const isIt = found?.found && found.framework.id === framework && found.item.criterion.id === id;
    return isIt ? [{ id: item.id, label: said(item.open ? 'comments.open' : 'comments.answered') }] : [];
  });
}

/** All comments of a stage, and who waits for an answer. */
export function buildComments(
  context: BuildContext,
  { place, coverage }: StageShown,
  signOffs: readonly SignOffSection[],
): CommentsSection {
  const comments = context.comments
    .filter(({ comment }) => comment.place?.stage === place.stage)
    .map(({ item }) => item);
  const waiting = coverage.signOffs.filter(
    (one) => one.state === 'returned' && !isHandedInAgain(context.linked, coverage, one),
  );
  const returnedBy = waiting.flatMap((one) => signOffs[coverage.signOffs.indexOf(one)] ?? []);
  const open = comments.filter((item) => item.open).length;
  return {
    returnedBy: returnedBy.map(({ role, name, date, anchor }) => ({ role, name, date, anchor })),
    open,
    answered: comments.length - open,
    comments,
  };
}

function buildComment(context: Omit<BuildContext, 'comments'>, comment: ReviewComment): CommentItem {
  const { document, file, line, open } = comment;
  const { name, role, date, quote } = document.frontMatter;
  const id = context.ids.claim(`comment ${stemOf(document.path)}`);
  const known = context.linked.find('roles', role?.value ?? '');
  const roleInWords = known.found
    ? wordingOf(known.framework)(known.item.role.title)
    : role && personInWords(role.value);
  return {
    id,
    open,
    name: writtenOr(name?.value),
    role: roleInWords ?? null,
    date: date?.value ?? null,
    on: spokenOf(context, comment),
    line,
    quote: writtenOr(quote?.value),
    beside: context.entries.get(file ?? '') ?? null,
    text: context.prose.titledBody(document, id, { level: 5 }),
  };
}

/** What a comment speaks of, by the words that readers know it by. */
function spokenOf(
  { linked, anchors, entries, evidence, stages }: Omit<BuildContext, 'comments'>,
  { file, criterion, item: id, place }: ReviewComment,
): Reference | null {
  const shown = stages.find((stage) => stage.place.stage === place?.stage) ?? null;
  if (criterion !== null) return anchors.label('criteria', shown, criterion);
  if (id !== null) return shown ? anchors.anyLabel(shown, id) : { id: null, label: written(id) };
  if (file === null) return null;
  const entry = entries.get(file);
  if (entry) return { id: entry.id, label: entryLabel(entry) };
  const item = evidence.items.find((one) => one.file === file);
  if (item) return { id: item.id, label: joined([item.label, item.title], ' ') };
  const part = stages.flatMap(stageDocuments).find(({ document }) => document.path === file);
  const document = linked.portfolio.documents.find(({ path }) => path === file);
  return { id: part?.id ?? null, label: document ? titleOf(document) : written(file, 'file') };
}
