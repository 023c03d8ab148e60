import { readFileSync } from 'node:fs';
import { packageFile } from '../text/package-asset.js';

/** The page around the document: its HTML, style and script. */
export interface Shell {
  html: string;
  css: string;
  script: string;
}

/** Reads the shell that comes with mentor; nothing of a portfolio is in it. */
export function loadShell(): Shell {
  const read = (name: string): string => readFileSync(packageFile(`templates/preview/${name}`), 'utf8');
  return { html: read('shell.html'), css: read('shell.css'), script: read('shell.js') };
}

/** @param nonce new for every request; only what carries it is applied or runs */
export function shellPage({ html, css, script }: Shell, nonce: string): string {
  const parts: Record<string, string> = { nonce, css, script };
  return html.replace(/\{\{(\w+)\}\}/g, (_, name: string) => parts[name] ?? '');
}

/** The shell runs its own script and shows the document; it sends nothing anywhere and nobody may frame it. */
export function shellPolicy(nonce: string): string {
  return [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    'img-src data:',
    "connect-src 'self'",
    "frame-src 'self'",
    "base-uri 'none'",
    "form-action 'none'",
    "frame-ancestors 'none'",
    "require-trusted-types-for 'script'",
  ].join('; ');
}

/**
 * The document says for itself which one style it has; here, that it never runs anything, however it is opened. It is of
 * the shell's origin so that the shell can scroll it: safe, because nothing in it can use that.
 */
export const DOCUMENT_POLICY: string = [
  'sandbox allow-same-origin',
  "default-src 'none'",
  "img-src data: 'self'",
  'font-src data:',
  "style-src 'unsafe-inline'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'self'",
].join('; ');

/** A picture runs nothing and fetches nothing, also where somebody opens an SVG by its own address. */
export const PICTURE_POLICY = "sandbox; default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'";
