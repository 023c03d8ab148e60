import type { Difference, FileDifference, Move, StageDifference } from './compare.js';

/** A difference as headings with lines below, for text and HTML alike. Parts without a line are left out. */
export interface DifferencePart {
  heading: string;
  lines: string[];
}

export function differenceParts({ stages, comments }: Difference): DifferencePart[] {
  const several = stages.length > 1;
  const parts = stages.flatMap((stage) =>
    stageParts(stage).map(({ heading, lines }) => ({
      heading: several ? `${stage.stage}: ${heading}` : heading,
      lines,
    })),
  );
  const remarks = [...signed('answered', comments.answered), ...signed('new', comments.opened)];
  return [...parts, { heading: 'Comments', lines: remarks }].filter(({ lines }) => lines.length > 0);
}

function stageParts(stage: StageDifference): DifferencePart[] {
  const { criteria, ratings, skills, questions, targets, signOffs } = stage;
  return [
    { heading: 'Criteria gained', lines: criteria.gained.map(moved) },
    { heading: 'Criteria lost', lines: criteria.lost.map(moved) },
    { heading: 'Ratings', lines: ratings.map(moved) },
    { heading: 'Skills', lines: [...signed('ticked', skills.ticked), ...signed('unticked', skills.unticked)] },
    {
      heading: 'Key questions',
      lines: [...signed('answered', questions.answered), ...signed('no longer answered', questions.unanswered)],
    },
    {
      heading: 'Targets',
      lines: [...signed('new', targets.added), ...signed('done', targets.done), ...signed('gone', targets.removed)],
    },
    { heading: 'Sign-offs', lines: signOffs.map(({ role, ...words }) => moved({ id: role, ...words })) },
    { heading: 'Entries', lines: fileLines(stage.entries) },
    { heading: 'Evidence', lines: fileLines(stage.evidence) },
    { heading: 'Other files', lines: fileLines(stage.others) },
  ];
}

function moved({ id, from, to }: Move): string {
  return `${id}: ${from ?? 'nothing'} → ${to ?? 'nothing'}`;
}

function signed(word: string, list: readonly string[]): string[] {
  return list.map((one) => `${word}: ${one}`);
}

function fileLines({ added, changed, removed }: FileDifference): string[] {
  return [...signed('added', added), ...signed('changed', changed), ...signed('removed', removed)];
}
