import { byDate, isJournalEntry, type LinkedPortfolio, type StageInFramework } from '../../coverage/index.js';
import { inLanguage, say, spokenLanguage } from '../../html/words/words.js';
import { stemOf } from '../../portfolio/document.js';
import type { Language } from '../../portfolio/looks.js';
import type { PortfolioDocument } from '../../portfolio/model.js';
import type { DocumentModel, EntryReference, Prose } from '../model.js';
import { Anchors } from './anchors.js';
import { buildCitedSources } from './cited-sources.js';
import { commentsShown } from './comments.js';
import { buildContents } from './contents.js';
import type { BuildContext, StageShown } from './context.js';
import { buildCover } from './cover.js';
import { buildFilter } from './document-filter.js';
import { EvidenceRegister, type EvidenceUser } from './evidence-register.js';
import { Ids } from './ids.js';
import { buildJournal } from './journal.js';
import { buildLinks } from './links.js';
import { ProseMaker } from './prose.js';
import { titleOf } from './references.js';
import { stageDocuments } from './stage-documents.js';
import { buildStageSection } from './stage-section.js';
import { stagesShown } from './stages-shown.js';

export interface DocumentOptions {
  /** Left out: the current stage, or without one every stage that has anything. */
  stages?: readonly StageInFramework[];
  /** Left out: that of portfolio.yaml, or without one British English. */
  language?: Language;
}

/** The submission of a portfolio as data. Pure: no disk, no clock, the same for the same portfolio. */
export function buildDocumentModel(linked: LinkedPortfolio, options: DocumentOptions = {}): DocumentModel {
  const language = options.language ?? linked.portfolio.config.language ?? 'en-GB';
  return inLanguage(language, () => build(linked, options.stages));
}

function build(linked: LinkedPortfolio, asked: DocumentOptions['stages']): DocumentModel {
  const ids = new Ids();
  for (const id of [
    'contents',
    'tools',
    'found',
    'found-words',
    'large',
    'evidence',
    'other-entries',
    'references',
    'main',
  ])
    ids.claim(id);
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
    language: spokenLanguage(),
    textLanguage: linked.portfolio.config.language ?? 'en-GB',
    title: [cover.mentor ?? say('cover.untitled'), ...cover.stages].join(', '),
    description: [say('cover.label'), ...cover.frameworks, cover.school].filter(Boolean).join(', '),
    cover,
    stages: sections,
    otherEntries,
    filter: buildFilter({ stages: sections, otherEntries }),
    evidence: context.evidence.items,
    references: buildCitedSources(linked.portfolio, ids, documentsShown(stages, journal, context.entries)),
    links: buildLinks(context),
  };
  return { ...model, contents: buildContents(model) };
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
    const label = say('entry.reference', { number: entry.number, title: entry.title });
    return [{ document, reference: { id: entry.id, label }, entry }];
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
