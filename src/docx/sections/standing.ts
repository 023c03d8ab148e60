import { together } from '../../html/words/words.js';
import { cell, link, paragraph, row, table, text } from '../blocks/make.js';
import type { Block, Inline } from '../blocks/model.js';
import type { StageSection, Standing } from '../model.js';
import { type Context, facts, partHeading, ratingInWords, signOffInWords, stateInWords } from './context.js';

/** Where the mentor stands: each criterion's state, and what else is on record. */
export function standingBlocks(context: Context, { anchors, standing, unverified }: StageSection): Block[] {
  const { criteria, evidenced, claimed, open } = standing;
  const { say } = context.speaker;
  const summary = say('standing.summary', { evidenced, of: criteria.length, claimed, open });
  return [
    partHeading(context, 'standing', anchors),
    ...(unverified === null ? [] : [paragraph('Lead', say('unverified', { reason: unverified }))]),
    ...(criteria.length === 0
      ? []
      : [
          paragraph('Lead', summary, { keepNext: true }),
          criteriaTable(context, standing),
          paragraph('Note', say('state.meaning')),
        ]),
    ...onRecord(context, standing),
    ...signOffLines(context, standing),
  ];
}

function criteriaTable({ speaker }: Context, { criteria }: Standing): Block {
  const { say } = speaker;
  const head = [say('standing.criterion'), say('standing.state'), say('standing.entries'), say('standing.evidence')];
  const rows = criteria.map(({ id, anchor, statement, state, entries, evidence }) => {
    const named = [link({ anchor: anchor ?? '' }, id, { bold: true }), text(together([' ', statement], ''))];
    const head = cell([paragraph('Cell', named)], { isHead: true });
    return row([head, cell(stateInWords(state, speaker)), cell(String(entries)), cell(String(evidence))]);
  });
  return table(say('standing.caption'), [58, 20, 11, 13], head, rows);
}

function onRecord({ speaker: { say, count: counted } }: Context, standing: Standing): Block[] {
  const { ratings, unrated, skills, questions, entries, contacts, hours, credits, targets } = standing;
  const rated = ratings.map(({ level, count }) => together([ratingInWords(level), String(count)], ' '));
  if (unrated > 0) rated.push(together([say('rating.none'), String(unrated)], ' '));
  const record = [
    counted('entries', entries),
    contacts === 0 ? null : counted('contacts', contacts),
    hours === 0 ? null : counted('hours', hours),
    credits === 0 ? null : counted('credits', credits),
    targets === 0 ? null : counted('targets', targets),
  ];
  return facts([
    ratings.length === 0 ? null : { label: say('standing.self-assessment'), value: together(rated, ', ') },
    skills.of === 0 ? null : { label: say('standing.skills'), value: say('standing.skills-done', skills) },
    questions.of === 0 ? null : { label: say('standing.questions'), value: say('standing.questions-done', questions) },
    { label: say('standing.record'), value: together(record, ', ') },
  ]);
}

function signOffLines({ speaker }: Context, { signOffs }: Standing): Block[] {
  if (signOffs.length === 0) return [];
  const lines = signOffs.map(({ role, state, name, date, anchor }): readonly Inline[] => {
    const rest = [signOffInWords(state, speaker), name, date === null ? null : speaker.day(date)];
    return [link({ anchor: anchor ?? '' }, role), text(together([': ', together(rest, ', ')], ''))];
  });
  return [
    ...facts([{ label: speaker.say('standing.signoff'), value: lines[0] ?? [] }]),
    ...lines.slice(1).map((line) => paragraph('Label', line, { indent: 1 })),
  ];
}
