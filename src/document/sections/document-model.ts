import { byDate, isJournalEntry, type LinkedPortfolio, type StageInFramework } from '../../coverage/index.js';
import { stemOf } from '../../portfolio/document.js';
import type { Language } from '../../portfolio/looks.js';
import type { PortfolioDocument } from '../../portfolio/model.js';
import { FIXED_PLACES } from '../fixed-places.js';
import { type Anchor, joined, said, type Text } from '../text.js';
import { Anchors } from './anchors.js';
import { buildCitedSources, type CitedSource } from './cited-sources.js';
import { commentsShown } from './comments.js';
import { buildContents, type ContentsItem } from './contents.js';
import type { BuildContext } from './context.js';
import { buildCover, type Cover } from './cover.js';
import { buildFilter, type Filter } from './document-filter.js';
import { type EvidenceItem, EvidenceRegister, type EvidenceUser } from './evidence-register.js';
import { Ids } from './ids.js';
import { buildJournal, type JournalEntry } from './journal.js';
import { buildLinks, type LinkTarget } from './links.js';
import type { EntryReference, Prose } from './pieces.js';
import { ProseMaker } from './prose.js';
import { entryLabel, titleOf } from './references.js';
import { stageDocuments } from './stage-documents.js';
import type { PartOrder } from './stage-parts.js';
import { buildStageSection, type StageSection } from './stage-section.js';
import type { StageShown } from './stage-shown.js';
import { stagesShown } from './stages-shown.js';

/**
 * The submission as data: everything the document says, in its order, and nothing of how it looks.
 * Every key is always there, null where it has no value, so that templates can be strict.
 */
export interface DocumentModel {
  /** Of the words that the document itself says. BCP 47. */
  language: Language;
  /** Of what the mentor wrote: that of portfolio.yaml, whatever language the document was asked for in. */
  textLanguage: Language;
  title: Text;
  description: Text;
  cover: Cover;
  /** Whether there is so little yet that it makes a sheet and no portfolio. */
  isSheet: boolean;
  /** Which way a stage's parts follow each other. */
  order: PartOrder;
  contents: ContentsItem[];
  stages: StageSection[];
  /** Entries that belong to no stage shown, by date. */
  otherEntries: JournalEntry[];
  evidence: EvidenceItem[];
  /** The sources that the texts cite, in the order of the list of references. */
  references: CitedSource[];
  /** Every place in the document that has an anchor of its own. */
  places: Anchor[];
  /** Where a link to a file of the portfolio leads in the document. */
  links: LinkTarget[];
  filter: Filter;
}

export interface DocumentOptions {
  /** Left out: the current stage, or without one every stage that has anything. */
  stages?: readonly StageInFramework[];
  /** Left out: that of portfolio.yaml, or without one British English. */
  language?: Language;
  /** Left out: as a panel reads. */
  order?: PartOrder;
}

/** The submission of a portfolio as data. Pure: no disk, no clock, the same for the same portfolio. */
export function buildDocumentModel(linked: LinkedPortfolio, options: DocumentOptions = {}): DocumentModel {
  const { stages: asked, language = linked.portfolio.config.language ?? 'en-GB', order = 'panel' } = options;
  const ids = new Ids();
  for (const id of FIXED_PLACES) ids.claim(id);
  const stages = stagesShown(linked, ids, asked);
  const placed = new Set(stages.flatMap(({ journal }) => journal));
  const others = linked.portfolio.documents
    .filter((document) => isJournalEntry(document) && !placed.has(document) && belongs(linked, document, stages))
    .sort(byDate);
  const journal = [...stages.flatMap((stage) => stage.journal), ...others];
  const context = buildContext(linked, ids, stages, journal);
  const cover = buildCover(linked, stages, journal, context.evidence.items.length);
  const sections = stages.map((shown) => buildStageSection(context, shown));
  const otherEntries = buildJournal(context, null, others);
  const model = {
    language,
    textLanguage: linked.portfolio.config.language ?? 'en-GB',
    title: joined([cover.mentor ?? said('cover.untitled'), ...cover.stages], ', '),
    description: joined([said('cover.label'), ...cover.frameworks, ...(cover.school ? [cover.school] : [])], ', '),
    cover,
    isSheet: false,
    order,
    stages: sections,
    otherEntries,
    filter: buildFilter(sections, otherEntries),
    evidence: context.evidence.items,
    references: buildCitedSources(linked.portfolio, ids, documentsShown(stages, journal, context.entries)),
    links: buildLinks(context),
  };
  return { ...model, contents: buildContents(model), places: ids.all };
}

/** What belongs to another stage is not part of this submission; what belongs to none must not get lost. */
function belongs(linked: LinkedPortfolio, document: PortfolioDocument, stages: readonly StageShown[]): boolean {
  return stages.length === 0 || linked.stageOf(document) === null;
}

function buildContext(
  linked: LinkedPortfolio,
  ids: Ids,
  stages: StageShown[],
  journal: readonly PortfolioDocument[],
): BuildContext {
  const anchors = new Anchors(linked.indexes, ids, stages);
  const entries = new Map<string, EntryReference>();
  const bodies = new Map<string, Prose>();
  const prose = new ProseMaker(ids);
  for (const [index, document] of journal.entries()) {
    const id = ids.claim(`entry ${stemOf(document.path)}`);
    const date = document.frontMatter.date?.value ?? null;
    entries.set(document.path, { id, number: index + 1, title: titleOf(document), date });
    const body = prose.body(document, id, { level: 4 });
    if (body) bodies.set(document.path, body);
  }
  const evidence = new EvidenceRegister(linked, ids, documentsShown(stages, journal, entries));
  const context = { linked, stages, ids, anchors, prose, evidence, entries, bodies };
  return { ...context, comments: commentsShown(context) };
}

/** The journal first, so that its evidence has the first numbers; then the stages' own files. */
function documentsShown(
  stages: readonly StageShown[],
  journal: readonly PortfolioDocument[],
  entries: ReadonlyMap<string, EntryReference>,
): EvidenceUser[] {
  const ofJournal = journal.flatMap((document): EvidenceUser[] => {
    const entry = entries.get(document.path);
    if (!entry) return [];
    return [{ document, reference: { id: entry.id, label: entryLabel(entry) }, entry }];
  });
  const ofStages = stages.flatMap((shown) =>
    stageDocuments(shown).map(({ document, id }) => ({
      document,
      reference: { id, label: titleOf(document) },
      entry: null,
    })),
  );
  return [...ofJournal, ...ofStages];
}
