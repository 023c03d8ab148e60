import { DECISIONS, findStageIn, type LinkedPortfolio, type StageInFramework } from '../../coverage/index.js';
import { changeFile } from '../../portfolio/change-file.js';
import { withParagraphs } from '../../portfolio/edit-body.js';
import { setField } from '../../portfolio/edit-front-matter.js';
import { placeInside } from '../../portfolio/inside.js';
import { writeTogether } from '../../portfolio/write-file.js';
import {
  askedFor,
  choicesIn,
  commentDraft,
  keyIn,
  newReplies,
  PlaceFinder,
  type Remark,
  type RemarkTarget,
  remarksIn,
  typedIn,
} from '../../remarks/index.js';
import { oneLine } from '../../text/one-line.js';
import { Refusal } from '../../text/refusal.js';
import { knownParagraphs } from '../../word/identity.js';
import { openPortfolio, stageName } from '../open-portfolio.js';
import type { World } from '../world.js';
import { documentPlaces } from './document-places.js';
import { newPath } from './new-path.js';
import { type GivenWord, openWordFile } from './open-form.js';

/** A remark that became a file. */
export interface ImportedRemark {
  path: string;
  remark: Remark;
  on: RemarkTarget;
  /** How its place was found; null: it was not, and the remark is about nothing in particular. */
  how: 'place' | 'before' | 'words' | null;
}

/** What somebody wrote or ticked in the box of a role. */
interface InBox {
  role: string;
  /** What the box asks for. */
  asked: string;
  text: string;
  /** What is ticked, where it is one decision. */
  decision: string | null;
}

/** What came back in a Word file. */
export interface CommentsImport {
  given: GivenWord;
  remarks: ImportedRemark[];
  /** Remarks that were imported before. */
  known: number;
  /** The stage whose boxes these are; null where the file has several. */
  stage: string | null;
  /** Words in the box of a role: what would enter them, for a person to run. */
  signOffs: InBox[];
  /** false: the file does not say what was in it, so nothing typed into it can be told. */
  tellsTyped: boolean;
}

/**
 * Takes what a reviewer left in a Word file of the portfolio: comments with their replies, tracked changes as suggestions,
 * what was typed in. Each becomes a comment file at its place; what came before does not come twice, but what was replied to it since
 * is added to its file.
 * @throws Refusal for what is no Word file, and for one of another portfolio
 */
export async function importComments(
  path: string,
  { dir, dryRun }: { dir: string | undefined; dryRun: boolean },
  io: World,
): Promise<CommentsImport> {
  const given = openWordFile(path, io);
  const { root, linked } = await openPortfolio(dir, io);
  return takeRemarks(given, linked, { root, folder: 'comments' }, dryRun);
}

/** Where remarks become files. */
export interface RemarksHome {
  /** Absolute. */
  root: string;
  /** In it. */
  folder: string;
  /** Comment files that are there already, by their paths in `root`; left out: those of the portfolio. */
  files?: ReadonlyMap<string, string>;
}

/**
 * The same for whoever has opened the portfolio that the file was made from.
 * @throws Refusal OtherPortfolio
 */
export function takeRemarks(
  given: GivenWord,
  linked: LinkedPortfolio,
  home: RemarksHome,
  dryRun: boolean,
): CommentsImport {
  const { properties } = given.file;
  assertOurs(given, linked);
  const isKnown = knownParagraphs(properties);
  const typed = isKnown ? typedIn(given.file, isKnown) : [];
  const finder = new PlaceFinder(given.file, documentPlaces(linked, stagesNamed(properties, linked)));
  const place = (remark: Remark): Pick<ImportedRemark, 'on' | 'how'> => placeOf(remark, finder, linked);
  const boxes = typed.flatMap((remark) => boxOf(remark, place(remark).on, given, linked));
  const ticks = choicesIn(given.file).flatMap((choice) =>
    choiceOf(choice, finder.of(choice.at)?.on ?? null, given, linked),
  );
  const inBoxes = new Set(boxes.map(({ remark }) => remark));
  const all = [...remarksIn(given.file), ...typed.filter((remark) => !inBoxes.has(remark))];
  const files = filesOf(all, place, { home, linked, given });
  if (!dryRun) write(files, home.root);
  const stages = stagesNamed(properties, linked);
  const [stage = linked.currentStage] = stages;
  return {
    given,
    remarks: files.map(({ text: _, added: __, ...remark }) => remark),
    stage: stage && stages.length < 2 ? stageName(linked, stage) : null,
    known: all.length - files.length,
    signOffs: [...ticks, ...boxes.map(({ remark: _, ...box }) => box)],
    tellsTyped: isKnown !== null,
  };
}

function assertOurs({ file, name }: GivenWord, { portfolio }: LinkedPortfolio): void {
  const id = file.properties.get('mentor.portfolio');
  if (id === undefined || portfolio.config.id === null || id === portfolio.config.id) return;
  const message = `${name} was made from another portfolio (${oneLine(id)}), not from this one (${portfolio.config.id}).`;
  throw new Refusal('OtherPortfolio', message, 'Run this in the portfolio that the file was made from.');
}

function stagesNamed(properties: ReadonlyMap<string, string>, linked: LinkedPortfolio): StageInFramework[] {
  const named = (properties.get('mentor.stage') ?? '').split(' ').filter(Boolean);
  return named.flatMap((stage) => findStageIn(linked.indexes, stage) ?? []);
}

function placeOf(
  { at, quote }: Remark,
  finder: PlaceFinder,
  linked: LinkedPortfolio,
): Pick<ImportedRemark, 'on' | 'how'> {
  const found = at === null ? null : finder.of(at);
  const on = found?.on ?? null;
  if (on !== null && 'file' in on && on.line === null)
    return { on: { file: on.file, line: lineOf(on.file, quote, linked) }, how: found?.how ?? null };
  if (found) return { on, how: found.how };
  const files = linked.portfolio.documents.filter(
    ({ kind, text }) => kind !== 'comment' && quote.length > 20 && oneLine(text).includes(oneLine(quote)),
  );
  const [only] = files;
  return only && files.length === 1
    ? { on: { file: only.path, line: lineOf(only.path, quote, linked) }, how: 'words' }
    : { on: null, how: null };
}

/** The line of a file that holds the words alone. */
function lineOf(file: string, quote: string, { portfolio }: LinkedPortfolio): number | null {
  const words = oneLine(quote.split('\n')[0] ?? '');
  const lines = portfolio.documents.find(({ path }) => path === file)?.text.split('\n') ?? [];
  const found = words === '' ? [] : lines.flatMap((line, index) => (oneLine(line).includes(words) ? [index + 1] : []));
  return found.length === 1 ? (found[0] ?? null) : null;
}

/** What somebody wrote into the box of a role: it is a person's word, and only a person enters it. */
function boxOf(
  remark: Remark,
  on: RemarkTarget,
  { file }: GivenWord,
  linked: LinkedPortfolio,
): (InBox & { remark: Remark })[] {
  if (remark.at === null || on === null || !('item' in on) || !linked.find('roles', on.item).found) return [];
  const asked = askedFor(file.blocks, remark.at);
  return asked === null ? [] : [{ remark, role: on.item, asked, text: remark.text, decision: null }];
}

/** What somebody ticked of the decisions that a role can take: the file has its boxes in their order. */
function choiceOf(
  { at, ticked }: ReturnType<typeof choicesIn>[number],
  on: RemarkTarget,
  { file }: GivenWord,
  linked: LinkedPortfolio,
): InBox[] {
  const role = on !== null && 'item' in on ? linked.find('roles', on.item) : null;
  const asked = role?.found ? askedFor(file.blocks, at) : null;
  if (!role?.found || asked === null) return [];
  const decisions = DECISIONS[role.item.role.side].filter((_, index) => ticked[index]);
  const decision = decisions.length === 1 ? (decisions[0] ?? null) : null;
  return [{ role: role.id, asked, text: decisions.join(', '), decision }];
}

/** A comment file that is to be, or one that is there, with what was replied since. */
type RemarkFile = ImportedRemark & { text: string; added: readonly string[] };

function filesOf(
  all: readonly Remark[],
  place: (remark: Remark) => Pick<ImportedRemark, 'on' | 'how'>,
  { home, linked, given }: { home: RemarksHome; linked: LinkedPortfolio; given: GivenWord },
): RemarkFile[] {
  const own = new Map(linked.portfolio.documents.map(({ path, text }) => [path, text]));
  const files = home.files ?? own;
  const known = new Map([...own, ...files].map(([path, text]) => [keyIn(text), { path, text }]));
  const taken = new Set<string>();
  return all.flatMap((remark) => {
    const { on, how } = place(remark);
    const where = remark.at ? `paragraph ${remark.at.place.paragraph}` : 'nowhere';
    const { stem, text, key } = commentDraft(remark, on, given.name, where);
    const before = known.get(key);
    const added = before ? newReplies(remark, before.text) : [];
    if (before && added.length === 0) return [];
    if (before && files.has(before.path)) return [{ path: before.path, remark, on, how, text: before.text, added }];
    return [{ path: newPath(home.root, home.folder, stem, taken), remark, on, how, text, added: [] }];
  });
}

/** What somebody says anew opens a comment again. */
function write(files: readonly RemarkFile[], root: string): void {
  const isNew = ({ added }: RemarkFile): boolean => added.length === 0;
  const place = ({ path }: RemarkFile): string => placeInside(root, path);
  writeTogether(files.filter(isNew).map((file) => ({ path: place(file), content: file.text })));
  for (const file of files.filter((one) => !isNew(one)))
    changeFile(place(file), (raw) => {
      const opened = file.remark.isResolved ? raw : setField(raw, ['state'], 'open');
      return withParagraphs(opened, newReplies(file.remark, raw));
    });
}
