import { createHash } from 'node:crypto';
import type { DocumentModel, JournalEntry } from '../../document/model.js';
import type { StagePart } from '../../document/sections/stage-parts.js';
import type { Speaker, Spoken } from '../words/speaker.js';
import type { Words } from '../words/words.js';

/** What stands on the pages that a theme's style sheet gives a name: the part that begins them, and those that go on below it. */
const HEADS = {
  journal: ['journal'],
  reflection: ['reflection', 'targets', 'creditClaims', 'comments'],
  'sign-offs': ['signOffs'],
} as const satisfies Record<string, readonly StagePart[]>;

/** By these the PDF engine knows where to set what runs on the page, with the letters that it needs (src/pdf). */
const ASKS_RUNNING = '8642097531';
const LYING = 'letter-spacing:-1ch;font-variant-numeric:tabular-nums;font-kerning:none;white-space:nowrap';

/** The letters of some texts, each once; the digits are there already. */
export function lettersIn(texts: readonly string[]): string {
  return [...new Set(texts.join('').replace(/\d/g, ''))].join('');
}

/** What the margin says of an entry: its number, and its month where it has a date. */
export function runningEntry({ number, date }: Spoken<JournalEntry>, speaker: Speaker): Words {
  return speaker.together([speaker.say('running.entry', { number }), date && speaker.month(date.slice(0, 7))], ', ');
}

/**
 * What runs at the head and the foot: the part, and whose portfolio it is; how they look, and the page number, is the theme's.
 * @param isPdf whether the entry of the page is set beside the part: a browser alone cannot
 */
export function runningCss(model: Spoken<DocumentModel>, speaker: Speaker, isPdf: boolean): string {
  const head = (page: string, words: Words): string => `@page ${page}{@top-left{content:${cssString(words)}}}`;
  const heads = Object.entries(HEADS).map(([page, parts]) => {
    const there = parts.filter((part) => model.stages.some(({ anchors }) => anchors[part]));
    const words = there.map((part) => speaker.say(`part.${part}`));
    return head(page, speaker.together(words, ' · '));
  });
  heads.push(head('evidence', speaker.say('part.evidence')));
  const entries = isPdf ? model.stages.flatMap(({ journal }) => journal) : [];
  const letters = lettersIn(entries.map((entry) => String(runningEntry(entry, speaker))));
  if (letters)
    heads.push(`@page journal{@top-right{content:${cssString(speaker.ours(ASKS_RUNNING + letters))};${LYING}}}`);
  return `@page{@bottom-left{content:${cssString(runningWords(model, speaker))}}}${heads.join('')}`;
}

/** Whose portfolio it is, and of which stage. */
export function runningWords({ cover }: Spoken<DocumentModel>, speaker: Speaker): Words {
  return speaker.together([cover.mentor, speaker.together(cover.stages, ', ')], ' · ');
}

/** A CSS string whatever the text holds: all but letters, digits and spaces by their numbers. Words keep their marks. */
export function cssString(text: Words | string): string {
  const escaped = (piece: string): string =>
    piece.replace(/[^\p{L}\p{N} ]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `);
  return `"${typeof text === 'string' ? escaped(text) : text.written(escaped)}"`;
}

/** What a page may do beside showing itself. */
export interface Allowed {
  /** The one script that may run; null for none. */
  script: string | null;
  /** PDFs that the script opens in the browser's viewer, for which some browsers ask as for a plug-in. */
  pdf: boolean;
  /** Sound and video inside the page. */
  media: boolean;
  /** Pictures that the server of the page has, beside those inside it. */
  pictures: boolean;
}

/** Nothing is fetched but those pictures, and nothing runs but the script given; it and the one style sheet are known by their hashes. */
export function contentPolicy(css: string, { script, pdf, media, pictures }: Allowed): string {
  return [
    "default-src 'none'",
    pictures ? "img-src data: 'self'" : 'img-src data:',
    'font-src data:',
    `style-src ${hashOf(css)}`,
    ...(script === null ? [] : [`script-src ${hashOf(script)}`]),
    ...(pdf ? ['frame-src blob:', 'object-src blob:'] : []),
    ...(media ? ['media-src data:'] : []),
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}

function hashOf(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
