import { didYouMean, WITH_HELP } from '../text/suggest.js';
import type { Framework, PackLookup, PackProblem } from './model.js';
import type { Pack } from './schema.js';

/** What a crosswalk may name in `pack`, without following what that pack uses. */
function linkable(pack: Pack | Framework): Set<string> {
  const withPoints = (part: { id: string; points?: { id: string }[] | undefined }): string[] => [
    part.id,
    ...(part.points ?? []).map(({ id }) => id),
  ];
  const ids = (parts: readonly { id: string }[] | undefined): string[] => (parts ?? []).map(({ id }) => id);
  return new Set([
    ...(pack.stages ?? []).flatMap((stage) => [
      stage.id,
      ...(stage.criteria ?? []).flatMap(withPoints),
      ...ids(stage.dimensions),
      ...ids(stage.reflection?.questions),
    ]),
    ...(pack['standard-sets'] ?? []).flatMap((set) => set.standards.flatMap(withPoints)),
    ...(pack.checklists ?? []).flatMap((list) => list.skills.flatMap(withPoints)),
    ...(pack.modes ?? []).flatMap((mode) => ids(mode.activities)),
    ...ids(pack.principles),
    ...ids(pack.modules),
  ]);
}

/** Crosswalks and alignments of the pack that lead from or to nothing. */
export function danglingCrosswalks(pack: Pack, framework: Framework, lookup: PackLookup): PackProblem[] {
  const own = linkable(framework);
  const others = new Map<string, Set<string> | null>();
  const idsOf = (id: string): Set<string> | null => {
    const found = lookup(id);
    if (!others.has(id)) others.set(id, found ? linkable(found) : null);
    return others.get(id) ?? null;
  };
  let told = 0;
  const help = (id: string, ids: Set<string>): string => (told++ < WITH_HELP ? didYouMean(id, [...ids]) : '.');
  const target = (to: string, path: PackProblem['path']): PackProblem[] => {
    const { framework: name, id } = splitTarget(to);
    const ids = name === '' ? null : idsOf(name);
    if (!ids) return [{ message: `\`${to}\` names no pack that exists here: write it as pack/id.`, path }];
    return ids.has(id) ? [] : [{ message: `\`${name}\` has no \`${id}\`${help(id, ids)}`, path }];
  };
  const links = (pack.crosswalks ?? []).flatMap(({ from, to }, position) => {
    const end = target(to, ['crosswalks', position, 'to']);
    if (own.has(from)) return end;
    return [
      { message: `This pack has no \`${from}\`${help(from, own)}`, path: ['crosswalks', position, 'from'] },
      ...end,
    ];
  });
  const aligned = (pack.stages ?? []).flatMap((stage, position) =>
    (stage.aligned ?? []).flatMap(({ to }, row) =>
      to === undefined ? [] : target(to, ['stages', position, 'aligned', row, 'to']),
    ),
  );
  return [...links, ...aligned];
}

function splitTarget(to: string): { framework: string; id: string } {
  const cut = to.indexOf('/');
  return { framework: to.slice(0, Math.max(cut, 0)), id: to.slice(cut + 1) };
}
