import { Concealer } from '../check/private/conceal.js';
import { nameFinder } from '../check/private/finder.js';
import { IN_PATH, privateHits } from '../check/private/hits.js';
import type { DocumentModel } from '../document/model.js';
import type { RenderOptions } from '../html/index.js';
import type { Piece } from '../html/words/words.js';
import { type FileContent, isPeoplePath, type NameSearch, PEOPLE_PATH, rememberedSearch } from '../portfolio/index.js';
import {
  type LeftOut,
  OutputSearch,
  type Place,
  type ReadFile,
  type RedactedDocument,
  redactDocument,
} from '../redact/index.js';
import { counted } from '../text/counted.js';
import { Refusal } from '../text/refusal.js';
import { isToldAsMissing, missingNames } from './names-to-hide.js';
import type { OpenPortfolio } from './open-portfolio.js';
import type { World } from './world.js';

/** A document without names, and what holds the finished files against the names once more. */
export interface Redaction extends Pick<RedactedDocument, 'model' | 'kept' | 'readFile'> {
  /** @throws Refusal where a name is left */
  inspectPage: NonNullable<RenderOptions['inspect']>;
  /** @throws Refusal where a name is left */
  assertCleanPdf: (bytes: Uint8Array) => Promise<void>;
  /** @throws Refusal where a name is left */
  inspectLines: (lines: Iterable<readonly Piece[]>) => void;
  /** @throws Refusal where a name is left */
  assertCleanDocx: (bytes: Uint8Array) => Promise<void>;
}

const REASONS: Record<LeftOut['reason'], string> = {
  name: 'it holds a name',
  place: 'it says where or by whom it was taken',
  unsearchable: 'it cannot be searched for names',
};
const MOST_PLACES = 50;
/** A file that is larger is shown nowhere, and not read to find what should not be in it. */
const LARGEST = 100 * 1024 * 1024;

/**
 * Takes the declared names out of a document before it is set.
 * @returns null where private.yaml lists nobody, which is said
 * @throws Refusal where private.yaml cannot be read, or with `strict` where a name is missing or evidence had to be left out
 */
export async function redact(
  opened: OpenPortfolio,
  model: DocumentModel,
  readFile: ReadFile,
  mode: true | 'strict',
  io: World,
): Promise<Redaction | null> {
  const { people } = opened.linked.portfolio;
  const finder = rememberedSearch(nameFinder(opened.linked.portfolio));
  assertReadable(opened, finder);
  const missing = missingNames(opened);
  if (missing !== null && mode === 'strict') throw new Refusal('NoNames', `Not redacted: ${missing}.`, COMPLETE_LIST);
  if (missing !== null)
    io.notice(`${people.length === 0 ? 'Not redacted' : 'Redacted in part'}: ${missing}. ${COMPLETE_LIST}`);
  else if (people.length === 0) io.notice('There is nobody to hide: portfolio.yaml says `hidden: 0`.');
  if (people.length === 0) return null;
  const { extractContents } = await import('../evidence/index.js');
  const { withoutMetadata } = await import('../evidence/strip/photo-metadata.js');
  const contents = await extractContents(opened.root, opened.files.files, true, io.signal, opened.contents);
  const strip = (picture: Uint8Array): Uint8Array | null => {
    const outcome = withoutMetadata(picture);
    return outcome.state === 'unknown' ? null : outcome.content;
  };
  const sizes = new Map(opened.files.files.map(({ path, size }) => [path, size]));
  const readBounded = (path: string): Uint8Array | null => ((sizes.get(path) ?? 0) > LARGEST ? null : readFile(path));
  const redacted = redactDocument(model, { finder, contents, readFile: readBounded, strip });
  const search = new OutputSearch(finder);
  if (mode === 'strict' && redacted.leftOut.length > 0) throw notStrict(opened, redacted.leftOut, contents, model);
  for (const line of redacted.leftOut.map(leftOutInWords)) io.notice(`Left out: ${line}`);
  return {
    model: redacted.model,
    kept: redacted.kept,
    readFile: redacted.readFile,
    inspectPage: (page, marks) => assertNone('the HTML', search.page(page, marks)),
    inspectLines: (lines) => assertNone('the Word file', search.lines(lines)),
    assertCleanPdf: async (bytes) => {
      const { readMadePdf } = await import('../evidence/made-pdf.js');
      const { texts = [], unread } = await readMadePdf(bytes);
      if (unread) throw new Refusal('NotSearched', `The PDF could not be searched for names: ${unread}.`, KEPT);
      assertNone('the PDF', search.readBack(texts));
    },
    assertCleanDocx: async (bytes) => {
      const { ADDRESS, readWholeOffice } = await import('../evidence/office.js');
      const { texts = [], unread } = readWholeOffice(Buffer.from(bytes));
      if (unread) throw new Refusal('NotSearched', `The Word file could not be searched for names: ${unread}.`, KEPT);
      const addresses = texts.filter(({ where }) => where === ADDRESS).flatMap(({ text }) => text.split('\n'));
      const said = texts.filter(({ where }) => where !== ADDRESS);
      assertNone('the Word file', [...search.readBack(said), ...search.addresses(addresses)]);
    },
  };
}

const COMPLETE_LIST = `Put your list of names there; if there is nobody to hide, write \`hidden: 0\` in portfolio.yaml.`;
const KEPT = 'Nothing was written, and earlier files are unchanged.';

/** A list of names that was read only in part would leave names in. */
function assertReadable(opened: OpenPortfolio, finder: NameSearch): void {
  const { people, problems } = opened.linked.portfolio;
  const problem = problems.find(
    ({ path, rule }) => isPeoplePath(path) && rule !== 'private/copy' && !isToldAsMissing(path, opened),
  );
  const at = problem?.at ? `:${problem.at.line}` : '';
  if (problem) {
    const message = `${problem.path}${at}: ${problem.message}, so some names may not be hidden.`;
    throw new Refusal('NoNames', message, problem.hint);
  }
  const person = people.find(({ as }) => finder.inText(as).length + finder.inPath(as).length > 0);
  if (!person) return;
  const message = `${PEOPLE_PATH}:${person.at.line}: Unexpected name in a pseudonym, expected one that is nobody's name.`;
  throw new Refusal('NameAsPseudonym', message, 'Choose a different one for `as`.');
}

function assertNone(output: string, places: readonly Place[]): void {
  if (places.length === 0) return;
  const lines = places.map(({ where, instead }) => `  ${output}, ${where}: expected \`${instead}\``);
  const message = `Unexpected real names in the finished document, expected none:\n${listed(lines)}`;
  throw new Refusal(
    'NameLeft',
    message,
    `${KEPT} Write the pseudonym in these places yourself, and report this as a fault.`,
  );
}

function notStrict(
  opened: OpenPortfolio,
  leftOut: readonly LeftOut[],
  contents: ReadonlyMap<string, FileContent>,
  { evidence }: DocumentModel,
): Refusal {
  const head = `${leftOut.length} of ${counted(evidence.length, 'piece')} of evidence cannot be redacted:`;
  const places = placesOf(opened, contents);
  const lines = leftOut.map((one) => `  ${leftOutInWords(one)}`);
  const all =
    places.length === 0 ? '' : `\nReal names are in these places:\n${listed(places.map((place) => `  ${place}`))}`;
  const hint = `${KEPT} Put copies without names into evidence/, or render with --redact, which leaves them out.`;
  return new Refusal('NotRedacted', `${head}\n${lines.join('\n')}${all}`, hint);
}

/** Where names stand in the portfolio's files, each place once, without the names. */
function placesOf({ linked, files }: OpenPortfolio, contents: ReadonlyMap<string, FileContent>): string[] {
  const concealer = new Concealer(linked.portfolio);
  const documents = new Set(linked.portfolio.documents.map(({ path }) => path));
  const otherTexts = new Map([...files.texts].filter(([path]) => !isPeoplePath(path) && !documents.has(path)));
  const context = { linked, contents, otherTexts, stages: [], today: '', ruleIds: [], past: [] };
  const places = privateHits(context)
    .filter(({ kind }) => kind === 'name')
    .map(({ file, at, where }) => {
      const path = concealer.path(file);
      if (at) return `${path}:${at.line}:${at.column}`;
      return where.includes(IN_PATH) ? `${path}, ${IN_PATH}` : `${path}, ${where.join(', ')}`;
    });
  return [...new Set(places)];
}

function leftOutInWords({ label, file, reason, where }: LeftOut): string {
  return `${label} (${file}): ${REASONS[reason]}${where.length === 0 ? '' : `, in ${where.join(', ')}`}`;
}

function listed(lines: readonly string[]): string {
  const more = lines.length - MOST_PLACES;
  return [...lines.slice(0, MOST_PLACES), ...(more > 0 ? [`  and ${more} more places`] : [])].join('\n');
}
