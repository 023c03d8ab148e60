import type { CaseLink } from './model.js';

/** What every object of a package begins with. */
export interface CaseStamp {
  identifier: string;
  uri: string;
  lastChangeDateTime: string;
}

/**
 * @param changed the day, as YYYY-MM-DD
 * @param url where it is found, where somebody said so
 */
export function stamp(identifier: string, changed: string, url?: string): CaseStamp {
  return { identifier, uri: url ?? uriOf(identifier), lastChangeDateTime: `${changed}T00:00:00Z` };
}

export function linkTo(title: string, identifier: string): CaseLink {
  return { title: oneLine(title), identifier, uri: uriOf(identifier) };
}

/** @returns a text as CASE allows it for titles: without line ends and tabs */
export function oneLine(text: string): string {
  return text.replace(/\s*[\r\n\t]+\s*/g, ' ');
}

function uriOf(identifier: string): string {
  return `urn:uuid:${identifier}`;
}
