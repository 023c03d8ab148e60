import type { Redactor } from '../redactor.js';

/** What is written for the names in a Markdown text, beside those in running text. */
export interface MarkdownNames {
  redactor: Redactor;
  /** Targets of links and pictures. */
  url: (url: string) => string;
  /** Names of footnotes, which become anchors. */
  anchor: (name: string) => string;
}
