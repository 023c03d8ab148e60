import {
  choicesHere,
  DECLARED_FIELDS,
  type DeclaredChoice,
  type ReferenceKind,
  rolesOf,
} from '../../framework/index.js';
import { FIELDS, type FieldName, type FieldSpec, KINDS } from '../../portfolio/index.js';
import { agreementOffers, documentOffers, evidenceOffers } from './file-offers.js';
import {
  type Asker,
  criterionOffers,
  dimensionOffers,
  levelOffers,
  plainOffers,
  pointOffers,
  skillOffers,
  standardOffers,
} from './id-offers.js';
import { KIND_WORDS } from './key-offers.js';
import { asKeys, keysOf, type Offer, wordOffers } from './offer.js';
import type { Spot } from './spot.js';

type ValueSpot = Extract<Spot, { what: 'value' }>;
type Offering = (asker: Asker, spot: ValueSpot, today: string) => Offer[];

const ids =
  (kind: ReferenceKind): Offering =>
  (asker) =>
    plainOffers(asker, kind);
const day: Offering = (_, __, today) => wordOffers([today], () => 'today');

const OFFERINGS: Partial<Record<FieldName, Offering>> = {
  kind: () => wordOffers(KINDS, (kind) => KIND_WORDS[kind as keyof typeof KIND_WORDS]),
  date: day,
  starts: day,
  ends: day,
  stage: ids('stages'),
  criteria: criterionOffers,
  standards: standardOffers,
  skills: skillOffers,
  dimensions: dimensionOffers,
  module: ids('modules'),
  phase: ids('phases'),
  role: roleOffers,
  decision: decisionOffers,
  agreement: ({ view }) => agreementOffers(view),
  scan: ({ view }) => evidenceOffers(view),
  people: ({ view }) =>
    view.linked.portfolio.people.map(({ id, as }) => ({ label: id, about: as, rank: 0, kind: 'word' })),
  evidence: (asker, { inner, isMap }) => {
    if (inner === 'file' || (inner === null && !isMap)) return evidenceOffers(asker.view);
    return inner === null ? keysOf(FIELDS.evidence.keys) : [];
  },
  ratings: (asker, { inner }) => {
    if (inner === null) return asKeys(pointOffers(asker));
    return inner === 'note' ? [] : levelOffers(asker);
  },
  on: (asker, { inner, isMap }) => {
    if (inner === 'file') return documentOffers(asker.view);
    if (inner === 'criterion') return criterionOffers(asker);
    return inner === null && isMap ? keysOf(FIELDS.on.keys) : [];
  },
};

/** What can stand behind a key of front-matter. */
export function valueOffers(asker: Asker, spot: ValueSpot, today: string): Offer[] {
  const name = Object.hasOwn(FIELDS, spot.key) ? (spot.key as FieldName) : null;
  if (name === null) return [];
  const offering = OFFERINGS[name];
  if (offering) return offering(asker, spot, today);
  const declared = DECLARED_FIELDS.find((field) => field === name);
  if (declared) return choicesHere(declared, asker.view.linked.portfolio.frameworks).map(declaredOffer);
  const { choices }: FieldSpec = FIELDS[name];
  return choices ? wordOffers(choices) : [];
}

function declaredOffer({ id, title, statement }: DeclaredChoice): Offer {
  return { label: id, about: statement === undefined ? title : `${title}: ${statement}`, rank: 0, kind: 'word' };
}

/** Those who sign the stage, in order, then the others. */
function roleOffers(asker: Asker): Offer[] {
  const { stage } = asker;
  const signing = stage ? rolesOf(stage.framework, stage.stage).map(({ role }) => role.id) : [];
  return plainOffers(asker, 'roles').map((offer) => {
    const order = signing.indexOf(offer.label);
    return { ...offer, rank: order === -1 ? signing.length : order };
  });
}

/** The school supports, the university recognises. */
function decisionOffers({ document, view }: Asker): Offer[] {
  const role = view.linked.find('roles', document?.frontMatter.role?.value ?? '');
  const side = role.found ? role.item.role.side : null;
  const words = FIELDS.decision.choices.filter(
    (word) => !(side === 'school' && word === 'recognised') && !(side === 'university' && word === 'supported'),
  );
  return wordOffers(words);
}
