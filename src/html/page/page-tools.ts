import type { DocumentModel, FilterChoice } from '../../document/model.js';
import { escapeHtml } from '../escape-html.js';
import type { WordKey } from '../words/catalogue.js';
import type { Speaker, Spoken } from '../words/speaker.js';
import { toHtml, type Words } from '../words/words.js';
import { markSign } from './mark-sign.js';
import type { Opened } from './open-evidence.js';
import { SafeHtml } from './safe-html.js';
import type { Helper } from './templates.js';

/** Fewer entries than this are seen at a glance. */
const WORTH_A_FILTER = 2;

/**
 * What mentor's script works with. It is made here, not in templates: a portfolio's own templates may hold none of it.
 * @param isScreen false: all of it is empty
 * @param open how a piece of evidence opens; null where it does not
 */
export function toolHelpers(
  model: Pick<Spoken<DocumentModel>, 'filter' | 'cover' | 'stages'>,
  speaker: Speaker,
  isScreen: boolean,
  open: (item: never) => Opened | null,
): Record<string, Helper> {
  const { filter } = model;
  const options = new Map(filter.entries.map((entry) => [entry.id, entry.options.join(' ')]));
  const isFiltered = isScreen && options.size >= WORTH_A_FILTER;
  return {
    tools: () =>
      isScreen
        ? SafeHtml.of(
            `${isFiltered ? filterForm(filter.choices, speaker, whoAndWhere(model, speaker)) : ''}${largePicture(speaker)}`,
          )
        : '',
    /** A sign where no option fits: the entry is one of those that are counted all the same. */
    picked: (id: string) => (isFiltered ? options.get(id) || '-' : null),
    /** The words by which a search finds a statement of the framework, whatever it says here. */
    sought: (words: readonly Words[]) => (isFiltered && words.length > 0 ? speaker.together(words, ' ') : ''),
    opened: (item: never) => {
      const opened = isScreen ? open(item) : null;
      return opened === null ? '' : SafeHtml.of(openedHtml(opened, speaker));
    },
  };
}

function filterForm(choices: readonly Spoken<FilterChoice>[], speaker: Speaker, who: string): string {
  const say = (key: WordKey): string => toHtml(speaker.say(key));
  const tool = (name: string, words: string, field: string): string =>
    `<p class="tool tool-${name}"><label for="tool-${name}">${words}</label>${field}</p>\n`;
  const selects = choices.map(({ kind, options }) => {
    const all = options.map(({ label, anchor, statement }) => {
      const to = anchor === null ? '' : ` data-to="${escapeHtml(anchor)}"`;
      const value = statement === null ? '' : ` value="${toHtml(label)}"`;
      return `<option${value}${to}>${toHtml(label)}${statement === null ? '' : ` ${toHtml(statement)}`}</option>`;
    });
    const none = `<option value="">${say('filter.all')}</option>`;
    return tool(
      kind,
      say(`filter.${kind}`),
      `<select id="tool-${kind}" name="${kind}">${none}${all.join('')}</select>`,
    );
  });
  return `<search>
<form class="tools" id="tools" aria-label="${say('filter.title')}" autocomplete="off" hidden>
<p class="tool-who"><span>${who}</span> <span id="here"></span></p>
${tool('words', say('filter.words'), '<input type="search" id="tool-words" name="words" spellcheck="false" aria-keyshortcuts="/">')}<p class="tool-find"><button type="submit" class="button">${say('filter.find')}</button> <output id="place"></output></p>
<details class="tool-picks"><summary>${say('filter.picks')}</summary>
${selects.join('')}</details>
<p hidden id="found-words">${say('filter.shown')}</p>
<p class="found"><output id="found"></output> <button type="reset" class="button">${say('filter.clear')}</button></p>
</form>
</search>
<nav class="thumbs" aria-label="${say('thumbs')}"><a href="#contents">${say('contents.title')}</a> <a href="#tools">${say('filter.find')}</a> <a href="#top">${say('thumbs.top')}</a></nav>
`;
}

/** Whose portfolio it is, what was decided or how far it is, and the ratings. */
function whoAndWhere({ cover, stages }: Pick<Spoken<DocumentModel>, 'cover' | 'stages'>, speaker: Speaker): string {
  const { standing } = stages[0] ?? {};
  const decided = standing?.signOffs.filter(({ state }) => state !== 'open').at(-1);
  const { evidenced = 0, criteria = [], ratings = [] } = standing ?? {};
  const state = decided
    ? speaker.term('signoff', decided.state)
    : criteria.length > 0 && speaker.say('tools.evidenced', { evidenced, of: criteria.length });
  const signs = ratings.map(
    ({ level, count }) =>
      `<span class="rating rating-${escapeHtml(level.tone)}">${markSign(level.fill, level.tone)} ${count}<span class="visually-hidden"> ${toHtml(level.title)}</span></span>`,
  );
  return [cover.mentor && `<b>${toHtml(cover.mentor)}</b>`, state && toHtml(state), signs.join(' ')]
    .filter(Boolean)
    .join(' · ');
}

function largePicture(speaker: Speaker): string {
  const say = (key: WordKey): string => toHtml(speaker.say(key));
  const close = `<button type="button" class="button" data-open="${say('large.open')}">${say('large.close')}</button>`;
  return `<dialog class="large" id="large" aria-label="${say('large.title')}">${close}</dialog>\n`;
}

function openedHtml({ as, href, name, note }: Opened, { say }: Speaker): string {
  const label = toHtml(name);
  const address = href === null ? '' : typeof href === 'string' ? escapeHtml(href) : href.toString();
  const link = (words: string, more: string): string => `<a class="button" href="${address}"${more}>${words}</a>`;
  const save = link(toHtml(say('opened.save', { name })), ` download="${label}"`);
  switch (as) {
    case 'audio':
    case 'video':
      return `<${as} class="opened" controls preload="none" src="${address}" aria-label="${label}"></${as}>\n`;
    case 'pdf': {
      const button = `<button type="button" class="button" data-opens aria-expanded="false" hidden>${toHtml(say('opened.open'))}</button>`;
      return `<p class="opened">${button} ${save}</p>\n`;
    }
    case 'file':
      return `<p class="opened">${save}</p>\n`;
    case 'link':
      return `<p class="opened">${link(toHtml(say('opened.link', { name })), '')}</p>\n`;
    default:
      return `<p class="note opened">${toHtml(note ?? '')}</p>\n`;
  }
}
