import { RULES } from '../../check/index.js';
import { listBuiltInFrameworks, loadBuiltInFramework } from '../../framework/index.js';
import { ownFrameworks } from '../../framework/own/index.js';
import { CONFIG, type Shape } from '../../portfolio/shape.js';
import { type Asker, plainOffers } from './id-offers.js';
import { hasKey } from './key-offers.js';
import { asKeys, keysOf, type Offer, wordOffers } from './offer.js';
import type { Spot } from './spot.js';

/** What can stand in portfolio.yaml. */
export async function configOffers(asker: Asker, spot: Spot, text: string): Promise<Offer[]> {
  if (spot.what === 'key') return keysOf(CONFIG).filter(({ label }) => !hasKey(text, label));
  if (spot.what !== 'value' || !Object.hasOwn(CONFIG, spot.key)) return [];
  const { inner, isMap } = spot;
  const shape: Shape = CONFIG[spot.key as keyof typeof CONFIG];
  if (inner !== null) return valuesOf(shape.keys?.[inner] ?? shape.each, asker);
  if (shape.keys) return isMap ? keysOf(shape.keys) : [];
  const values = await valuesOf(shape, asker);
  return shape.each ? asKeys(values) : values;
}

async function valuesOf(shape: Shape<string> | undefined, asker: Asker): Promise<Offer[]> {
  const { names, choices = [] } = shape ?? {};
  if (names === 'frameworks') return frameworkOffers(asker);
  if (names === 'rules') return ruleOffers();
  return names ? plainOffers(asker, names) : wordOffers([...new Set(choices.map(String))]);
}

/** The portfolio's own packs first. */
async function frameworkOffers({ view }: Asker): Promise<Offer[]> {
  const builtIn = { ids: () => listBuiltInFrameworks().map(({ id }) => id), load: loadBuiltInFramework };
  const { packs } = await ownFrameworks(view.files, builtIn);
  return [...packs.map(({ framework }) => framework), ...listBuiltInFrameworks()].map(({ id, title }, rank) => ({
    label: id,
    about: title,
    rank,
    kind: 'id',
  }));
}

function ruleOffers(): Offer[] {
  return RULES.map(({ id, summary }) => ({ label: id, about: summary, rank: 0, kind: 'id' }));
}
