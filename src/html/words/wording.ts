import type { DocumentModel } from '../../document/model.js';
import type { Language } from '../../portfolio/looks.js';

/** Keys under which the model holds what a framework says. */
const KEYS = new Set(['statement', 'hint', 'meaning', 'prompt', 'role', 'unverified', 'part', 'framework']);
/** What has one of these is the framework's, and so is its title. */
const BEARERS = ['statement', 'tone', 'skills', 'standards', 'withEntries', 'framework'];

/** What frameworks say in a document, with its language, where that is known and not the language `base`. */
export function wordingOtherThan(base: Language, { stages, cover }: DocumentModel): Map<string, Language> {
  const found = new Map<string, Language>();
  for (const stage of stages) {
    const { wording } = stage;
    if (wording === null || wording === base) continue;
    for (const text of [...textsOf(stage), ...cover.stages, ...cover.frameworks]) found.set(text, wording);
  }
  return found;
}

function textsOf(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) return value.flatMap(textsOf);
  const bears = BEARERS.some((key) => key in value);
  return Object.entries(value).flatMap(([key, part]) => {
    if (typeof part !== 'string') return key === 'journal' ? [] : textsOf(part);
    return KEYS.has(key) || (key === 'title' && bears) ? [part] : [];
  });
}
