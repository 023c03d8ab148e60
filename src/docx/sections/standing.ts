import type { StageSection, Standing } from '../../document/model.js';
import { say, sayCount } from '../../html/words/words.js';
import { cell, link, paragraph, row, table, text } from '../blocks/make.js';
import type { Block, Inline } from '../blocks/model.js';
import { type Context, day, facts, partHeading, ratingInWords, signOffInWords, stateInWords } from './context.js';

/** Where the mentor stands: each criterion's state, and what else is on record. */
export function standingBlocks(context: Context, { anchors, standing, unverified }: StageSection): Block[] {
  const { criteria, evidenced, claimed, open } = standing;
  return [
    partHeading(context, say('part.standing'), anchors.standing ?? ''),
    ...(unverified === null ? [] : [paragraph('Lead', say('unverified', { reason: unverified }))]),
    ...(criteria.length === 0
      ? []
      : [
          paragraph('Lead', say('standing.summary', { evidenced, of: criteria.length, claimed, open }), {
            keepNext: true,
          }),
          criteriaTable(standing),
          paragraph('Note', say('state.meaning')),
        ]),
    ...onRecord(standing),
    ...signOffLines(standing),
  ];
}

function criteriaTable({ criteria }: Standing): Block {
  const head = [say('standing.criterion'), say('standing.state'), say('standing.entries'), say('standing.evidence')];
  const rows = criteria.map(({ id, anchor, statement, state, entries, evidence }) =>
    row([
      cell([paragraph('Cell', [link({ anchor }, id, { bold: true }), text(` ${statement}`)])], { isHead: true }),
      cell(stateInWords(state)),
      cell(String(entries)),
      cell(String(evidence)),
    ]),
  );
  return table(say('standing.caption'), [58, 20, 11, 13], head, rows);
}

function onRecord(standing: Standing): Block[] {
  const { ratings, unrated, skills, questions, entries, contacts, hours, credits, targets } = standing;
  const rated = ratings.map(({ level, count }) => `${ratingInWords(level)} ${count}`);
  if (unrated > 0) rated.push(`${say('rating.none')} ${unrated}`);
  const record = [
    sayCount('entries', entries),
    contacts > 0 && sayCount('contacts', contacts),
    hours > 0 && sayCount('hours', hours),
    credits > 0 && sayCount('credits', credits),
    targets > 0 && sayCount('targets', targets),
  ];
  return facts([
    ratings.length === 0 ? null : { label: say('standing.self-assessment'), value: rated.join(', ') },
    skills.of === 0 ? null : { label: say('standing.skills'), value: say('standing.skills-done', skills) },
    questions.of === 0 ? null : { label: say('standing.questions'), value: say('standing.questions-done', questions) },
    { label: say('standing.record'), value: record.filter(Boolean).join(', ') },
  ]);
}

function signOffLines({ signOffs }: Standing): Block[] {
  if (signOffs.length === 0) return [];
  const lines = signOffs.map(({ role, state, name, date, anchor }): readonly Inline[] => {
    const rest = [signOffInWords(state), name, date === null ? null : day(date)].filter((part) => part !== null);
    return [link({ anchor }, role), text(`: ${rest.join(', ')}`)];
  });
  return [
    ...facts([{ label: say('standing.signoff'), value: lines[0] ?? [] }]),
    ...lines.slice(1).map((line) => paragraph('Label', line, { indent: 1 })),
  ];
}
