import type { Difference, FileDifference, Move, StageDifference } from './compare.js';

/** A heading with lines below it. */
export interface DifferencePart {
  heading: string;
  lines: string[];
}

/** How each sort of change is told: in words, or as HTML. */
export interface Telling {
  moved: (move: Move) => string;
  /** Of an id, what it is now and was not, or is no more. */
  came: (word: 'ticked' | 'answered') => (id: string) => string;
  went: (word: 'ticked' | 'answered') => (id: string) => string;
  /** Of a text, what became of it. */
  marked: (word: 'new' | 'done' | 'answered' | 'gone') => (text: string) => string;
  files: (difference: FileDifference) => string[];
}

const signed =
  (word: string): ((one: string) => string) =>
  (one) =>
    `${word}: ${one}`;

const IN_WORDS: Telling = {
  moved: ({ id, from, to }) => `${id}: ${from ?? 'nothing'} → ${to ?? 'nothing'}`,
  came: signed,
  went: (word) => signed(word === 'ticked' ? 'unticked' : `no longer ${word}`),
  marked: signed,
  files: ({ added, changed, removed }) => [
    ...added.map(signed('added')),
    ...changed.map(signed('changed')),
    ...removed.map(signed('removed')),
  ],
};

/**
 * A difference part by part, stage by stage; parts without a line are left out.
 * @param tell how a change is put into a line; left out: in plain words
 */
export function differenceParts({ stages, comments }: Difference, tell: Telling = IN_WORDS): DifferencePart[] {
  const several = stages.length > 1;
  const parts = stages.flatMap((stage) =>
    stageParts(stage, tell).map(({ heading, lines }) => ({
      heading: several ? `${stage.stage}: ${heading}` : heading,
      lines,
    })),
  );
  const remarks = [...comments.answered.map(tell.marked('answered')), ...comments.opened.map(tell.marked('new'))];
  return [...parts, { heading: 'Comments', lines: remarks }].filter(({ lines }) => lines.length > 0);
}

function stageParts(stage: StageDifference, { moved, came, went, marked, files }: Telling): DifferencePart[] {
  const { criteria, ratings, skills, questions, targets, signOffs } = stage;
  return [
    { heading: 'Criteria gained', lines: criteria.gained.map(moved) },
    { heading: 'Criteria lost', lines: criteria.lost.map(moved) },
    { heading: 'Ratings', lines: ratings.map(moved) },
    { heading: 'Skills', lines: [...skills.ticked.map(came('ticked')), ...skills.unticked.map(went('ticked'))] },
    {
      heading: 'Key questions',
      lines: [...questions.answered.map(came('answered')), ...questions.unanswered.map(went('answered'))],
    },
    {
      heading: 'Targets',
      lines: [
        ...targets.added.map(marked('new')),
        ...targets.done.map(marked('done')),
        ...targets.removed.map(marked('gone')),
      ],
    },
    { heading: 'Sign-offs', lines: signOffs.map(({ role, ...words }) => moved({ id: role, ...words })) },
    { heading: 'Entries', lines: files(stage.entries) },
    { heading: 'Evidence', lines: files(stage.evidence) },
    { heading: 'Other files', lines: files(stage.others) },
  ];
}
