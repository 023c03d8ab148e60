import { CONFIG_PATH } from '../portfolio/index.js';
import type { Mention } from './mentions.js';
import type { View } from './session.js';
import type { Place } from './workspace.js';

/** The stage and the roles that portfolio.yaml names; nothing for any other file. */
export function* configMentions({ path }: Place, { linked }: View): Iterable<Mention> {
  if (path !== CONFIG_PATH) return;
  const { stage, people, places } = linked.portfolio.config;
  if (stage) yield { what: 'id', kind: 'stages', text: stage.value, at: stage.at };
  for (const role of Object.keys(people)) {
    const place = places[`people/${role}`];
    if (place) yield { what: 'id', kind: 'roles', text: role, at: place.key };
  }
}
