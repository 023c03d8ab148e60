import type { LinkedPortfolio } from '../../../coverage/index.js';
import { rolesOf } from '../../../framework/index.js';
import { CONFIG_PATH, type PortfolioDocument } from '../../../portfolio/index.js';
import type { Draft, Rule } from '../../model.js';
import { type KnownIds, unknownId } from '../../references.js';

export const rule: Rule = {
  id: 'link/role',
  severity: 'error',
  summary: 'Every role in a sign-off, or under `people` in portfolio.yaml, exists.',
  docs: `Each stage is signed by certain roles. A sign-off by a role that the framework does not know does not count.
A role that exists and is not asked for at this stage is a warning. Where a mentor holds the role that should sign,
the framework says who signs instead: the head teacher, for the professional mentor.`,
  good: [
    {
      files: {
        'portfolio.yaml':
          'version: 1\nframework: ljmu-2007\nstage: developing\npeople:\n  professional-mentor: Rowan Ashby\n',
        'stages/developing/sign-off/head-teacher-1.md':
          '---\nkind: sign-off\nrole: head-teacher\n---\n\nThe mentor is our professional mentor.\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'portfolio.yaml':
          'version: 1\nframework: ljmu-2007\nstage: developing\npeople:\n  proffesional-mentor: Rowan Ashby\n',
        'stages/developing/sign-off/tutor-1.md': '---\nkind: sign-off\nrole: tutor\n---\n\nA good year.\n',
      },
      finds: [
        [5, 3],
        [3, 7],
      ],
    },
    {
      files: {
        'stages/developing/sign-off/partnership-manager-1.md':
          '---\nkind: sign-off\nrole: partnership-manager\n---\n\nA good year.\n',
      },
      finds: [[3, 7]],
    },
  ],
  *run({ linked }) {
    const { config, documents } = linked.portfolio;
    const known = rolesIn(linked);
    if (known === null) return;
    for (const role of Object.keys(config.people)) {
      const at = config.places[`people/${role}`]?.key ?? null;
      yield* unknownRole(role, linked, known, { file: CONFIG_PATH, at });
    }
    for (const document of documents) {
      const { role } = document.frontMatter;
      if (role === undefined) continue;
      yield* unknownRole(role.value, linked, known, { file: document.path, at: role.at });
      if (document.kind === 'sign-off') yield* roleNotAsked(document, role.value, linked);
    }
  },
};

function rolesIn({ indexes }: LinkedPortfolio): KnownIds | null {
  const [first] = indexes;
  if (!first) return null;
  const ids = new Set(indexes.flatMap(({ roles }) => [...roles.keys()]));
  return {
    whose: indexes.length === 1 ? first.framework.id : 'the portfolio',
    framework: first.framework.id,
    ids: [...ids],
  };
}

function* unknownRole(
  role: string,
  linked: LinkedPortfolio,
  known: KnownIds,
  place: Pick<Draft, 'file' | 'at'>,
): Iterable<Draft> {
  const reference = linked.find('roles', role);
  if (!reference.found) yield { ...unknownId('role', role, reference, known), ...place };
}

function* roleNotAsked(document: PortfolioDocument, role: string, linked: LinkedPortfolio): Iterable<Draft> {
  const place = linked.stageOf(document);
  if (place === null || !linked.find('roles', role).found) return;
  const asked = rolesOf(place.framework, place.stage).map((one) => one.role);
  if (asked.length === 0 || asked.some(({ id, otherwise }) => id === role || otherwise === role)) return;
  yield {
    message: `Unexpected role \`${role}\`: ${place.stage.id} is signed by ${asked.map(({ id }) => id).join(', then ')}`,
    hint: 'Check whether `stage` and `role` are the ones you mean.',
    file: document.path,
    at: document.frontMatter.role?.at ?? null,
    severity: 'warning',
  };
}
