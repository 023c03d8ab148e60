import type { DocumentModel, EvidenceItem, JournalEntry, Prose, StageSection } from '../../document/model.js';
import { LinkMap } from '../markdown/link-map.js';
import { inLanguage } from '../words/words.js';
import { type AppendixPlaces, appendixHelpers, withAppendices } from './appendices.js';
import { budgetFor } from './budget.js';
import { type PictureAddress, PictureEmbedder } from './embed-picture.js';
import { fontCss } from './fonts.js';
import { makeHelpers } from './helpers.js';
import type { BodyStore } from './kept-prose.js';
import { markLanguages } from './mark-languages.js';
import { type EvidenceDelivery, EvidenceOpener } from './open-evidence.js';
import { contentPolicy, runningFooterCss } from './page-css.js';
import { pageScript } from './page-script.js';
import { toolHelpers } from './page-tools.js';
import { ProseSetter } from './prose-setter.js';
import { SafeHtml } from './safe-html.js';
import { fillTemplate, type Helper } from './templates.js';
import { type TextEvidence, textEvidence } from './text-evidence.js';
import type { Theme } from './theme.js';

type ListedItem = EvidenceItem & { file: string };

export interface RenderOptions {
  theme: Theme;
  /** A file's bytes by its path in the portfolio; null where it cannot be read. Asked only for files inside it. */
  readFile: (path: string) => Uint8Array | null;
  /** Keeps rendered texts between runs. */
  bodies?: BodyStore | undefined;
  /** What the PDF has behind its last page; left out for the page on screen. */
  appendices?: AppendixPlaces | undefined;
  /** still: nothing can be pressed in it and no script runs, for paper and the preview. Left out: screen. */
  medium?: 'screen' | 'still' | undefined;
  /** Left out: inside. Has no effect on what is still. */
  evidence?: EvidenceDelivery | undefined;
  /** Where the server of this page has its pictures, ready to stand in an attribute; left out: inside the page. */
  pictureAddress?: PictureAddress | undefined;
}

/**
 * The submission as one HTML page that needs nothing else: styles, fonts, pictures and evidence are inside, nothing is
 * fetched, and nothing runs but mentor's own script on screen. The same model and files give the same page.
 * @throws Refusal where a template cannot be filled
 */
export function renderHtml(shown: DocumentModel, options: RenderOptions): string {
  return inLanguage(shown.language, () => setPage(shown, options));
}

function setPage(shown: DocumentModel, options: RenderOptions): string {
  const { theme, readFile, bodies, appendices = new Map(), medium = 'screen', evidence = 'inside' } = options;
  const { pictureAddress } = options;
  const isScreen = medium === 'screen';
  const model = withAppendices(shown, appendices);
  const byFile = new Map(model.evidence.flatMap((item) => (item.file === null ? [] : [[item.file, item] as const])));
  /** A template can make up data: it gets no file that the document does not list, and none under another name or kind. */
  const listed = ({ file }: EvidenceItem): ListedItem | null =>
    (byFile.get(file ?? '') as ListedItem | undefined) ?? null;
  const setter = new ProseSetter(new LinkMap(model), bodies);
  const opener = new EvidenceOpener(evidence, readFile, (make) => setter.later(make));
  const helpers: Record<string, Helper> = {
    ...makeHelpers(setter),
    ...appendixHelpers(model, appendices),
    ...toolHelpers(model, isScreen, (item: EvidenceItem) => {
      const own = listed(item);
      return own && opener.open(own);
    }),
    trusted: (value: unknown) => (SafeHtml.isSafe(value) ? value : ''),
    picture: (item: EvidenceItem) => {
      const own = listed(item);
      return own === null ? '' : setter.picture(own.file, own.alt ?? own.title);
    },
    textEvidence: (item: EvidenceItem) => {
      const own = listed(item);
      return own !== null && textEvidence(own, readFile(own.file));
    },
    evidenceProse: (text: TextEvidence, item: EvidenceItem) => text.markdown && evidenceProse(text.markdown, item),
    listedOnly: (stage: StageSection) =>
      stage.journal.length > 0 && stage.journal.every((entry) => inTable(setter, stage, entry)),
  };
  const budget = budgetFor(theme, model.evidence.length + model.cover.entries);
  const body = markLanguages(fillTemplate(theme, 'body', model, helpers, budget), model);
  const css = [fontCss(theme.fonts, body), theme.css, runningFooterCss(model)].join('\n');
  const script = isScreen ? pageScript() : null;
  const { held } = opener;
  const policy = contentPolicy(css, {
    script,
    pdf: held.has('pdf'),
    media: held.has('audio') || held.has('video'),
    pictures: pictureAddress !== undefined,
  });
  const page = { model, body: SafeHtml.of(body), css: SafeHtml.of(css), policy, script: script && SafeHtml.of(script) };
  return setter.fill(
    fillTemplate(theme, 'document', page, helpers, budget),
    new PictureEmbedder(readFile, options.appendices !== undefined, pictureAddress),
  );
}

/** Whether the programme's table shows all that an entry holds, so that the journal would only say it again. */
function inTable(
  setter: ProseSetter,
  { table }: StageSection,
  { id, body, achieved, evidence, comments }: JournalEntry,
): boolean {
  if (
    !body ||
    achieved !== null ||
    evidence.length > 0 ||
    comments.length > 0 ||
    !setter.opening({ text: null, body })?.whole
  )
    return false;
  return table.rows.some((row) => row.achieved.some(({ entry }) => entry.id === id));
}

function evidenceProse(markdown: string, { id, file }: EvidenceItem): Prose {
  return { path: file ?? '', markdown, prefix: `${id}--`, slugs: [], level: 4, form: 'block' };
}
