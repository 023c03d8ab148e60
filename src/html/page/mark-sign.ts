import { escapeHtml } from '../escape-html.js';

/** One of the signs that the page holds once (`marks.hbs`), drawn in a tone. */
export function markSign(sign: string, tone = 'ink'): string {
  return `<svg class="mark mark-${escapeHtml(tone)}" aria-hidden="true"><use href="#mark-${escapeHtml(sign)}"/></svg>`;
}
