import type { SealVerdict } from '../coverage/index.js';

/** Paths named one by one before they are only counted. */
const NAMED = 5;

/** What became of the content since it was sealed, in words that go behind "since then". */
export function differencesInWords({ state, why, changed, came, went, terms }: SealVerdict): string {
  if (state === 'none') return 'nobody can tell what changed: it has no seal';
  if (state === 'unreadable') return `nobody can tell what changed: its seal ${why}`;
  if (state === 'broken' || state === 'foreign') return `nobody can tell what changed: ${why}`;
  const parts = [named('changed', changed), named('came', came), named('went', went)].filter((part) => part !== '');
  if (terms.signed.length + terms.now.length > 0) parts.unshift('the wording that was signed has changed');
  if (state === 'edited') parts.unshift('the sign-off itself was edited');
  return parts.length === 0 ? 'nothing changed' : parts.join('; ');
}

function named(what: string, paths: readonly string[]): string {
  if (paths.length === 0) return '';
  const rest = paths.length > NAMED ? ` and ${paths.length - NAMED} more` : '';
  return `${what}: ${paths.slice(0, NAMED).join(', ')}${rest}`;
}
