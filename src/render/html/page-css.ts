import { createHash } from 'node:crypto';
import type { DocumentModel } from '../model.js';

/** The running footer: whose portfolio it is, at the left; how it looks, and the page number, is the theme's. */
export function runningFooterCss(model: DocumentModel): string {
  return `@page{@bottom-left{content:${cssString(runningWords(model))}}}`;
}

/** Whose portfolio it is, and of which stage. */
export function runningWords({ cover }: DocumentModel): string {
  return [cover.mentor, cover.stages.join(', ')].filter(Boolean).join(' · ');
}

/** A CSS string whatever the text holds: all but letters, digits and spaces by their numbers. */
export function cssString(text: string): string {
  const escaped = text.replace(/[^\p{L}\p{N} ]/gu, (character) => `\\${character.codePointAt(0)?.toString(16)} `);
  return `"${escaped}"`;
}

/** Nothing is fetched and nothing runs; the one style sheet is known by its hash. */
export function contentPolicy(css: string): string {
  const hash = createHash('sha256').update(css).digest('base64');
  return [
    "default-src 'none'",
    'img-src data:',
    'font-src data:',
    `style-src 'sha256-${hash}'`,
    "base-uri 'none'",
    "form-action 'none'",
  ].join('; ');
}
