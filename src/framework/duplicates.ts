import type { Framework, PackProblem } from './model.js';
import type { Pack } from './schema.js';
import { SHARED_PARTS } from './shared-parts.js';

type Path = PackProblem['path'];

interface Named {
  id: string;
  from: string;
  path: Path;
}

interface Part {
  id: string;
  from?: string | undefined;
  points?: { id: string }[] | undefined;
}

const KINDS = [...SHARED_PARTS, 'phases', 'routes', 'modules', 'units', 'stages'] as const;

/** What must not share an id: all that an entry can name is one group, whatever its kind. */
const GROUPS: ((pack: Pack | Framework) => Named[])[] = [
  items,
  ...KINDS.map((kind) => (pack: Pack | Framework) => parts(pack[kind], pack.id, [kind])),
];

/** Ids given twice in the pack, or by the pack and what it uses, or by two packs that it uses. */
export function duplicateIds(pack: Pack, sources: readonly Framework[]): PackProblem[] {
  return [...GROUPS.flatMap((group) => repeated(group(pack), sources.flatMap(group), pack)), ...repeatedLevels(pack)];
}

function parts(list: readonly Part[] | undefined, owner: string, path: Path): Named[] {
  return (list ?? []).map(({ id, from }, position) => ({ id, from: from ?? owner, path: [...path, position] }));
}

function withPoints(list: readonly Part[] | undefined, owner: string, path: Path): Named[] {
  return (list ?? []).flatMap((part, position) => {
    const place = [...path, position];
    const from = part.from ?? owner;
    return [{ id: part.id, from, path: place }, ...parts(part.points, from, [...place, 'points'])];
  });
}

function items(pack: Pack | Framework): Named[] {
  const inAll = <T extends { from?: string | undefined }>(
    kind: string,
    list: readonly T[] | undefined,
    inside: (part: T, owner: string, path: Path) => Named[],
  ): Named[] => (list ?? []).flatMap((part, position) => inside(part, part.from ?? pack.id, [kind, position]));
  return [
    ...inAll('standard-sets', pack['standard-sets'], (set, owner, path) =>
      withPoints(set.standards, owner, [...path, 'standards']),
    ),
    ...inAll('checklists', pack.checklists, (list, owner, path) => withPoints(list.skills, owner, [...path, 'skills'])),
    ...inAll('modes', pack.modes, (mode, owner, path) => [
      ...parts(mode.activities, owner, [...path, 'activities']),
      ...parts(mode.learners, owner, [...path, 'learners']),
    ]),
    ...inAll('stages', pack.stages, (stage, owner, path) => [
      ...withPoints(stage.criteria, owner, [...path, 'criteria']),
      ...parts(stage.dimensions, owner, [...path, 'dimensions']),
      ...parts(stage.reflection?.questions, owner, [...path, 'reflection', 'questions']),
    ]),
  ];
}

function repeated(own: readonly Named[], others: readonly Named[], pack: Pack): PackProblem[] {
  const foreign = new Map<string, Named>();
  const problems: PackProblem[] = [];
  for (const part of others) {
    const first = foreign.get(part.id);
    if (!first) foreign.set(part.id, part);
    else if (first.from !== part.from)
      problems.push({ message: fromTwo(part.id, first.from, part.from), path: [pack.uses ? 'uses' : 'extends'] });
  }
  const seen = new Set<string>();
  for (const { id, path } of own) {
    const first = foreign.get(id);
    // A stage of the pack that is extended is added to by a stage of the same id.
    if (first && !(path[0] === 'stages' && path.length === 2))
      problems.push({ message: fromTwo(id, first.from, pack.id), path: [...path, 'id'] });
    if (seen.has(id)) problems.push({ message: givenTwice(id), path: [...path, 'id'] });
    seen.add(id);
  }
  return problems;
}

function repeatedLevels(pack: Pack): PackProblem[] {
  return (pack.scales ?? []).flatMap((scale, position) =>
    repeated(parts(scale.levels, pack.id, ['scales', position, 'levels']), [], pack),
  );
}

const givenTwice = (id: string): string =>
  `The id \`${id}\` is given twice. Ids are unique in a pack: change one of them.`;

const fromTwo = (id: string, first: string, second: string): string =>
  `The id \`${id}\` comes from \`${first}\` and from \`${second}\`. Change your own, or take only what you need with {pack: …, only: […]} under \`uses\`.`;
