import type { Language } from '../portfolio/looks.js';

/** Behind these a quotation opens. */
const OPENS = /[\s\u00a0([{<–—‘“/]$/u;

/** Welsh words that begin with an apostrophe where they stand alone, and English ones: `'r`, `'n`, `'tis`, `'90s`. */
const CLIPPED: Readonly<Record<Language, RegExp>> = {
  'en-GB': /^(?:tis|twas|til|em|cause|n|\d0s)(?![\p{L}\p{N}])/iu,
  cy: /^(?:r|n|w|i|m|u|ch|th|ma|na|da|co|sa)(?![\p{L}\p{N}])/iu,
};

/** Figures with a hyphen between them, that are no date, number of a telephone, code or part of a name. */
const SPAN = /(?<![\p{L}\p{N}.\-/_#@:])(\d{1,4})-(\d{1,4})(?![\p{L}\p{N}\-/_]|\.\d)/gu;

/** A hyphen typed for a dash: with a space on both sides, or two in a row. */
const DASH = /(?<=[^\s-])(?: -{1,3} (?! )(?=\S|$)|(?<=\p{L})--(?=\p{L}))/gu;

/** Words that stay with the figure or letter behind them. */
const HELD: Readonly<Record<Language, RegExp>> = {
  'en-GB':
    /(?<![\p{L}\p{N}])(Years?|Key Stage|Class|Set|Room|Week|Term|Unit|Chapter|Page|Figure|Table|Part|Entry|Level|Stage|Day|Lesson|Trainee|Pupil|Student|Mentor|Mentee|Teacher|Learner|Child|Parent|Colleague|pp?\.|ch\.|No\.|Mr|Mrs|Ms|Miss|Dr|Prof) (?=\d|\p{Lu}(?!\p{L}|’(?!s(?!\p{L})))|(?<=(?:Mr|Mrs|Ms|Miss|Dr|Prof) )\p{Lu})/gu,
  cy: /(?<![\p{L}\p{N}])(Blwyddyn|Cyfnod Allweddol|Dosbarth|Set|Ystafell|Wythnos|Tymor|Uned|Pennod|Tudalen|Tabl|Rhan|Cofnod|Lefel|Cam|Diwrnod|Gwers|Hyfforddai|Disgybl|Myfyriwr|Mentor|Athro|tt?\.|Rhif|Mr|Mrs|Ms|Dr) (?=\d|\p{Lu}(?!\p{L}|’(?!s(?!\p{L})))|(?<=(?:Mr|Mrs|Ms|Dr) )\p{Lu})/gu,
};

/**
 * Sets a text as print does: quotation marks and apostrophes by the language, a dash between figures and
 * where a hyphen stands for one, no end of a line between a word and its figure or dash.
 * @param before what stands in the line before it, for a quotation may open or close at its beginning
 */
export function typeset(text: string, language: Language, before: string = ''): string {
  const quoted = /["']/.test(text) ? quotes(text, language, before) : text;
  return dashes(quoted, before).replace(HELD[language], '$1\u00a0');
}

function dashes(text: string, before: string): string {
  if (!text.includes('-')) return text;
  return (before + text).replace(DASH, '\u00a0– ').slice(before.length).replace(SPAN, '$1–$2');
}

/** Quotation marks and apostrophes alone, for what is otherwise shown as it stands. */
export function quotes(text: string, language: Language, before: string = ''): string {
  let set = '';
  let done = 0;
  for (const { 0: mark, index } of text.matchAll(/["']/g)) {
    set += text.slice(done, index);
    done = index + 1;
    const [ahead, behind] = [before + set, text.slice(done)];
    const opens = (ahead === '' || OPENS.test(ahead)) && !/^\s/u.test(behind);
    if (mark === '"') set += opens ? '“' : '”';
    else set += opens && !CLIPPED[language].test(behind) ? '‘' : '’';
  }
  return set + text.slice(done);
}
