import type { LinkedPortfolio, StageInFramework } from '../../coverage/index.js';
import type { DocumentModel } from '../../document/model.js';
import { buildDocumentModel } from '../../document/sections/document-model.js';
import { pointAnchor } from '../../docx/sections/self-assessment.js';
import { targetAnchor } from '../../docx/sections/targets.js';
import type { KnownPlaces, RemarkTarget } from '../../remarks/index.js';
import { bookmarkName } from '../../word/bookmark-name.js';

type Stage = DocumentModel['stages'][number];

/** What the places of a Word file of this portfolio stand for, by the names that they have in the file. */
export function documentPlaces(linked: LinkedPortfolio, stages: readonly StageInFramework[]): KnownPlaces {
  const model = buildDocumentModel(linked, stages.length > 0 ? { stages } : {});
  const entries = [...model.stages.flatMap(({ journal }) => journal), ...model.otherEntries];
  const places: [anchor: string, on: RemarkTarget][] = [
    ...model.stages.flatMap((stage) => [...partsOf(stage), ...itemsOf(stage, linked), ...filesOf(stage, linked)]),
    ...entries.map(({ id, path }): [string, RemarkTarget] => [id, { file: path, line: null }]),
    ...model.evidence.flatMap(({ id, file }): [string, RemarkTarget][] =>
      file === null ? [] : [[id, { file, line: null }]],
    ),
  ];
  return new Map(places.map(([anchor, on]) => [bookmarkName(anchor), on]));
}

/** A part begins: what stands in it before its first row is about nothing in particular. */
function partsOf({ anchors }: Stage): [string, RemarkTarget][] {
  return Object.values(anchors).flatMap((anchor): [string, RemarkTarget][] =>
    anchor === null ? [] : [[anchor, null]],
  );
}

function itemsOf(stage: Stage, linked: LinkedPortfolio): [string, RemarkTarget][] {
  const roles = linked.indexes.flatMap(({ framework }) => framework.roles);
  const item = (anchor: string, id: string): [string, RemarkTarget] => [anchor, { item: id }];
  const rated = stage.selfAssessment?.standards ?? [];
  return [
    ...stage.table.rows.map(({ anchor, id }): [string, RemarkTarget] => [anchor, { criterion: id }]),
    ...rated.flatMap(({ anchor, id, points }) => [
      item(anchor, id),
      ...points.map((point) => item(pointAnchor(anchor, point.id), point.id)),
    ]),
    ...stage.checklists.flatMap(({ skills }) => skills.map(({ anchor, id }) => item(anchor, id))),
    ...stage.reflection.questions.map(({ anchor, id }) => item(anchor, id)),
    ...stage.signOffs.flatMap(({ anchor, role }) => {
      const id = roles.find(({ title }) => 'text' in role && role.text === title)?.id;
      return id === undefined ? [] : [item(anchor, id)];
    }),
  ];
}

/** Targets have no ids: they are known by the file and the line that they stand in. */
function filesOf({ anchors, targets }: Stage, linked: LinkedPortfolio): [string, RemarkTarget][] {
  return targets.targets.flatMap((target): [string, RemarkTarget][] => {
    const file = target.text?.path;
    if (file === undefined) return [];
    const lines = linked.portfolio.documents.find(({ path }) => path === file)?.text.split('\n') ?? [];
    const at = lines.findIndex((line) => line.includes(target.text?.markdown.split('\n')[0]?.trim() ?? '\n'));
    return [[targetAnchor(anchors.targets ?? '', target), { file, line: at === -1 ? null : at + 1 }]];
  });
}
