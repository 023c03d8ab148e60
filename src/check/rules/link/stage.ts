import type { LinkedPortfolio } from '../../../coverage/index.js';
import { CONFIG_PATH, type Located } from '../../../portfolio/index.js';
import type { Draft, Rule } from '../../model.js';
import { type KnownIds, unknownId } from '../../references.js';

export const rule: Rule = {
  id: 'link/stage',
  severity: 'error',
  summary: 'The portfolio names the stage it is for, and every stage named exists.',
  docs: `\`stage\` in portfolio.yaml says which stage you are working on; in a file it says which stage the file counts for.
If two of your frameworks have a stage with the same name, write the framework before it: \`ljmu-2007/advanced\`.`,
  good: [
    {
      files: {
        'portfolio.yaml': 'version: 1\nframework: ljmu-2007\nstage: developing\n',
        'journal/a.md': '---\nkind: entry\nstage: ljmu-2007/effective\ncriteria: EM3\n---\n\nWe wrote a handbook.\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'journal/a.md': '---\nkind: entry\nstage: develping\ncriteria: DM5\n---\n\nWe observed together.\n',
        'portfolio.yaml': 'version: 1\nframework: ljmu-2007\nstage: Developing\n',
      },
      finds: [
        [3, 8],
        [3, 8],
      ],
    },
    { files: { 'portfolio.yaml': 'version: 1\nframework: ljmu-2007\n' }, finds: [null] },
  ],
  *run({ linked, stages }) {
    const { config, documents } = linked.portfolio;
    const known = stagesOf(linked);
    if (known === null) return;
    if (config.stage) yield* unknownStage(config.stage, CONFIG_PATH, linked, known);
    else if (stages.length === 0) yield noStage(known);
    for (const { stage } of config.stageRules) yield* unknownStage(stage, CONFIG_PATH, linked, known);
    for (const { path, frontMatter } of documents) {
      if (frontMatter.stage) yield* unknownStage(frontMatter.stage, path, linked, known);
    }
  },
};

function stagesOf({ indexes }: LinkedPortfolio): KnownIds | null {
  const frameworks = indexes.map(({ framework }) => framework);
  const [first] = frameworks;
  if (first === undefined) return null;
  const ids = new Set(frameworks.flatMap((framework) => framework.stages.map((stage) => stage.id)));
  return { whose: frameworks.length === 1 ? first.id : 'the portfolio', framework: first.id, ids: [...ids] };
}

function* unknownStage(
  { value, at }: Located<string>,
  file: string,
  linked: LinkedPortfolio,
  known: KnownIds,
): Iterable<Draft> {
  const reference = linked.find('stages', value);
  if (!reference.found) yield { ...unknownId('stage', value, reference, known), file, at };
}

function noStage({ ids, framework }: KnownIds): Draft {
  const some = ids.length > 0;
  return {
    message: 'No stage to check: portfolio.yaml names none, and no file counts for one',
    hint: some
      ? `Write one in portfolio.yaml, such as \`stage: ${ids[0]}\`. Choose from: ${ids.join(', ')}.`
      : `${framework} has no stages; name a framework that has some, as \`framework: ljmu-2016\`.`,
    file: CONFIG_PATH,
    severity: 'missing',
  };
}
