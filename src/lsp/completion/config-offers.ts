import { RULES } from '../../check/index.js';
import { SEVERITIES } from '../../check/model.js';
import { listBuiltInFrameworks, loadBuiltInFramework } from '../../framework/index.js';
import { ownFrameworks } from '../../framework/own/index.js';
import { LANGUAGES, THEMES } from '../../portfolio/index.js';
import { type Asker, plainOffers } from './id-offers.js';
import { hasKey } from './key-offers.js';
import { type Offer, wordOffers } from './offer.js';
import type { Spot } from './spot.js';

const KEYS: Record<string, string> = {
  version: 'The version of this file: 1',
  mentor: 'Who you are: name, school, threshold, role, phase, subject',
  provider: 'The university or partnership',
  framework: 'The framework you follow, or a list; the first counts for bare ids',
  stage: 'The stage you are working on now',
  language: 'The language of the words that the document itself says',
  theme: 'How the document looks',
  people: 'Who has which sign-off role',
  rules: 'Another weight for a rule: off, warning, missing or error',
  stages: 'For one stage: rules with another weight there',
  ignore: 'Folders and files that are no part of the portfolio',
  accept: 'Findings set aside, each with a reason',
};

const MENTOR_KEYS: Record<string, string> = {
  name: 'Your name',
  school: 'Your school',
  threshold: 'core, or post for a mentor past the threshold',
  role: 'What you do at school',
  phase: 'Primary, secondary, …',
  subject: 'What you teach',
};

/** What can stand in portfolio.yaml. */
export async function configOffers(asker: Asker, spot: Spot, text: string): Promise<Offer[]> {
  if (spot.what === 'key') return keys(KEYS).filter(({ label }) => !hasKey(text, label));
  if (spot.what !== 'value') return [];
  const { key, inner, isMap } = spot;
  if (key === 'stage') return plainOffers(asker, 'stages');
  if (key === 'framework') return frameworkOffers(asker);
  if (key === 'people') return inner === null ? asKeys(plainOffers(asker, 'roles')) : [];
  if (key === 'rules') return inner === null ? asKeys(ruleOffers()) : wordOffers([...SEVERITIES, 'off']);
  if (key === 'stages') return inner === null ? asKeys(plainOffers(asker, 'stages')) : [];
  if (key === 'accept') return acceptOffers(inner, isMap);
  if (key === 'language') return wordOffers([...LANGUAGES]);
  if (key === 'theme') return wordOffers([...THEMES]);
  if (key === 'mentor') {
    if (inner === 'threshold') return wordOffers(['core', 'post']);
    return isMap ? keys(MENTOR_KEYS) : [];
  }
  return [];
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

function acceptOffers(inner: string | null, isMap: boolean): Offer[] {
  if (inner === 'rule') return ruleOffers();
  const parts = { rule: 'The rule', file: 'The file; left out: any', reason: 'Why it is right as it is' };
  return inner === null && isMap ? keys(parts) : [];
}

function ruleOffers(): Offer[] {
  return RULES.map(({ id, summary }) => ({ label: id, about: summary, rank: 0, kind: 'id' }));
}

function keys(words: Record<string, string>): Offer[] {
  return asKeys(Object.entries(words).map(([label, about], rank) => ({ label, about, rank, kind: 'key' })));
}

function asKeys(offers: readonly Offer[]): Offer[] {
  return offers.map((offer) => ({ ...offer, insert: `${offer.label}: `, kind: 'key' }));
}
