import type { QuestionCoverage, StageCoverage } from '../../../coverage/index.js';
import { describeIds } from '../../../framework/index.js';
import type { Draft, Rule } from '../../model.js';
import { nameOf, ofStage, stageFile } from '../../stage-parts.js';

export const rule: Rule = {
  id: 'complete/question',
  severity: 'warning',
  summary: 'The reflection answers the key questions of the stage.',
  plural: 'key questions without an answer',
  docs: `Key questions guide the reflection. Nobody has to answer them one by one, so all those without a heading make only one warning.
To answer one, put its id at the start of a heading: \`## KQ3 What satisfaction has it given me?\`.
Some frameworks require an answer to each; then each open one is *missing*.`,
  good: [
    {
      files: {
        'portfolio.yaml': 'version: 1\nframework: ljmu-2016\nstage: advanced\n',
        'stages/advanced/reflection.md': `---
kind: reflection
---

${[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13].map((number) => `## KQ${number}\n\nI could say much here.\n`).join('\n')}`,
      },
    },
    { files: { 'portfolio.yaml': 'version: 1\nframework: ljmu-2016\nstage: advanced\n' } },
  ],
  bad: [
    {
      files: {
        'portfolio.yaml': 'version: 1\nframework: ljmu-2016\nstage: advanced\n',
        'stages/advanced/reflection.md':
          '---\nkind: reflection\n---\n\n## KQ1 My own practice\n\nI plan in public now.\n',
      },
      finds: [null],
    },
    {
      files: {
        'frameworks/strict.yaml': `id: strict
title: Strict
version: 1
status: current
licence: MIT
stages:
  - id: first
    title: First
    reflection: {questions: [{id: KQ1, statement: What changed?}, {id: KQ2, statement: What next?}]}
    requires: {questions: all}
`,
        'portfolio.yaml': 'version: 1\nframework: strict\nstage: first\n',
        'stages/first/reflection.md': '---\nkind: reflection\n---\n\n## KQ1\n\nI plan in public now.\n\n## KQ2\n',
      },
      finds: [[9, 1]],
    },
  ],
  *run({ stages }) {
    for (const coverage of stages) {
      const open = coverage.questions.filter(({ answered }) => !answered);
      const demand = coverage.stage.requires.questions;
      if (demand === 'all') for (const one of open) yield missing(one, coverage);
      if (demand === 'guide' && open.length > 0 && coverage.reflected) yield guide(open, coverage);
    }
  },
};

function missing({ question, heading }: QuestionCoverage, coverage: StageCoverage): Draft {
  return {
    ...ofStage(coverage),
    message: `No answer to ${question.id}: ${nameOf(question)}`,
    hint: `\`mentor new reflection --question ${question.id}\` asks it; by hand, begin a heading of the reflection with its id, and answer below it.`,
    file: stageFile(coverage, 'reflection', heading?.document ?? coverage.reflections[0] ?? null),
    at: heading?.heading.at ?? null,
    item: question.id,
    severity: 'missing',
  };
}

function guide(open: readonly QuestionCoverage[], coverage: StageCoverage): Draft {
  const ids = describeIds(open.map(({ question }) => question.id));
  const [are, them] = open.length === 1 ? ['key question is', 'it'] : ['key questions are', 'them'];
  return {
    ...ofStage(coverage),
    message: `${open.length} ${are} open: ${ids}`,
    hint: `They are there to guide you, and nobody has to answer ${them}; a heading such as \`## ${open[0]?.question.id}\` in the reflection answers one.`,
    file: stageFile(coverage, 'reflection', coverage.reflections[0] ?? null),
  };
}
