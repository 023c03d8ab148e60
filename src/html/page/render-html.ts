import type { DocumentModel, EvidenceItem, JournalEntry, Prose, StageSection } from '../../document/model.js';
import { LinkMap } from '../markdown/link-map.js';
import { Marks } from '../words/marks.js';
import { Speaker, type Spoken } from '../words/speaker.js';
import { type AppendixPlaces, appendixHelpers, withAppendices } from './appendices.js';
import { budgetFor } from './budget.js';
import { type PictureAddress, PictureEmbedder } from './embed-picture.js';
import { fontCss } from './fonts.js';
import { makeHelpers } from './helpers.js';
import type { BodyStore } from './kept-prose.js';
import { type EvidenceDelivery, EvidenceOpener } from './open-evidence.js';
import { contentPolicy, runningCss } from './page-css.js';
import { pageScript } from './page-script.js';
import { toolHelpers } from './page-tools.js';
import { ProseSetter } from './prose-setter.js';
import { SafeHtml } from './safe-html.js';
import { fillTemplate, type Helper } from './templates.js';
import { type TextEvidence, textEvidence } from './text-evidence.js';
import type { Theme } from './theme.js';

type ListedItem = Spoken<EvidenceItem> & { file: string };

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
  /** Looks at the page while it still says whose words are whose. */
  inspect?: ((page: string, marks: Marks) => void) | undefined;
  /** Is told of each picture that is not shown, in the words that stand in its place. */
  unshown?: ((path: string, words: string) => void) | undefined;
}

/**
 * The submission as one HTML page that needs nothing else: styles, fonts, pictures and evidence are inside, nothing is
 * fetched, and nothing runs but mentor's own script on screen. The same model and files give the same page.
 * @throws Refusal where a template cannot be filled
 */
export function renderHtml(shown: DocumentModel, options: RenderOptions): string {
  const { theme, readFile, bodies, appendices = new Map(), medium = 'screen', evidence = 'inside' } = options;
  const { pictureAddress, inspect } = options;
  const marks = inspect || isSpokenElsewise(shown) ? new Marks(shown.textLanguage) : null;
  const speaker = new Speaker(shown.language, marks, shown.textLanguage);
  const isScreen = medium === 'screen';
  const isPdf = !isScreen && pictureAddress === undefined;
  const model = speaker.spoken(withAppendices(shown, appendices));
  const byFile = new Map(model.evidence.flatMap((item) => (item.file === null ? [] : [[item.file, item] as const])));
  /** A template can make up data: it gets no file that the document does not list, and none under another name or kind. */
  const listed = ({ file }: Pick<EvidenceItem, 'file'>): ListedItem | null =>
    (byFile.get(file ?? '') as ListedItem | undefined) ?? null;
  const setter = new ProseSetter(new LinkMap(shown), speaker, bodies);
  const opener = new EvidenceOpener(evidence, readFile, speaker, (make) => setter.later(make));
  const helpers: Record<string, Helper> = {
    ...makeHelpers(setter, speaker, !isScreen),
    ...appendixHelpers(model, appendices, speaker),
    ...toolHelpers(model, speaker, isScreen, (item: Pick<EvidenceItem, 'file'>) => {
      const own = listed(item);
      return own && opener.open(own);
    }),
    trusted: (value: unknown) => (SafeHtml.isSafe(value) ? value : ''),
    picture: (item: Pick<EvidenceItem, 'file'>) => {
      const own = listed(item);
      return own === null ? '' : setter.picture(own.file, own.alt ?? own.title);
    },
    /** In the PDF alone: the page on screen would hold the picture twice. */
    thumbnail: (item: Pick<EvidenceItem, 'file'>) => {
      const own = isPdf ? listed(item) : null;
      return own?.kind === 'image' ? setter.picture(own.file, '') : '';
    },
    textEvidence: (item: Pick<EvidenceItem, 'file'>) => {
      const own = listed(item);
      return own !== null && textEvidence(own, readFile(own.file), speaker);
    },
    evidenceProse: (text: TextEvidence, item: Pick<EvidenceItem, 'id' | 'file'>) =>
      text.markdown && evidenceProse(text.markdown, item),
    listedOnly: (stage: Spoken<StageSection>) =>
      stage.journal.length > 0 && stage.journal.every((entry) => inTable(setter, stage, entry)),
  };
  const budget = budgetFor(theme, model.evidence.length + model.cover.entries);
  const body = fillTemplate(theme, 'body', model, helpers, budget);
  const css = [fontCss(theme.fonts, body), theme.css, runningCss(model, speaker, isPdf)].join('\n');
  const script = isScreen ? pageScript() : null;
  const { held } = opener;
  const policy = contentPolicy(marks?.without(css) ?? css, {
    script,
    pdf: held.has('pdf'),
    media: held.has('audio') || held.has('video'),
    pictures: pictureAddress !== undefined,
  });
  const page = { model, body: SafeHtml.of(body), css: SafeHtml.of(css), policy, script: script && SafeHtml.of(script) };
  const made = setter.fill(
    fillTemplate(theme, 'document', page, helpers, budget),
    new PictureEmbedder(readFile, options.appendices !== undefined, speaker, pictureAddress, options.unshown),
  );
  if (!marks) return made;
  const marked = marks.withLanguages(made);
  inspect?.(marked, marks);
  return marks.without(marked);
}

/** In an English page of an English portfolio nothing is in another language. */
function isSpokenElsewise({ language, textLanguage }: DocumentModel): boolean {
  return language !== 'en-GB' || textLanguage !== 'en-GB';
}

/** Whether the programme's table shows all that an entry holds, so that the journal would only say it again. */
function inTable(
  setter: ProseSetter,
  { table }: Spoken<StageSection>,
  { id, body, achieved, evidence, ratings, comments }: Spoken<JournalEntry>,
): boolean {
  if (
    !body ||
    achieved !== null ||
    evidence.length > 0 ||
    ratings.length > 0 ||
    comments.length > 0 ||
    !setter.opening({ text: null, body })?.whole
  )
    return false;
  return table.rows.some((row) => row.achieved.some(({ entry }) => entry.id === id));
}

function evidenceProse(markdown: string, { id, file }: Pick<EvidenceItem, 'id' | 'file'>): Prose {
  return { path: file ?? '', markdown, prefix: `${id}--`, slugs: [], level: 4, form: 'block' };
}
