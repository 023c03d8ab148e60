import { join, relative } from 'node:path';
import { openPortfolio } from '../../app/open-portfolio.js';
import { coverStage, type LinkedPortfolio, type StageCoverage } from '../../coverage/index.js';
import { findDocument } from '../../scaffold/index.js';
import { Refusal } from '../../text/refusal.js';
import type { Io } from '../io.js';
import type { OpenFlags } from './open.js';

/** Finds what is meant, prints where it is, and opens it where somebody sits at a terminal. */
export async function runOpen(id: string, flags: OpenFlags, io: Io): Promise<void> {
  const { root, linked } = await openPortfolio(flags.portfolio, io);
  const paths = pathsAbout(id, linked) ?? [findDocument(linked.portfolio.documents, id, io.cwd, root).path];
  const opens = io.interactive && flags.input && !flags.print;
  const [first = '', ...others] = paths;
  if (!opens || others.length === 0) io.out(paths.map((path) => `${relative(io.cwd, join(root, path))}\n`).join(''));
  if (!opens) return;
  const chosen = others.length === 0 ? first : await choose(paths, io);
  const { editFile } = await import('../../app/editor.js');
  await editFile(join(root, chosen), io, true);
}

async function choose(paths: readonly string[], io: Io): Promise<string> {
  const prompts = await (await import('../ask/prompts.js')).loadPrompts(io);
  return prompts.choose(
    'Which one?',
    paths.map((path) => ({ value: path, name: path })),
  );
}

/** The files about a criterion, a skill, a point or a question; null where the id is none of these. */
function pathsAbout(id: string, linked: LinkedPortfolio): string[] | null {
  const stages = linked.indexes.flatMap(({ framework }) =>
    framework.stages.map((stage) => coverStage(linked, { framework, stage })),
  );
  const current = linked.currentStage?.stage;
  const ordered = [
    ...stages.filter(({ stage }) => stage === current),
    ...stages.filter(({ stage }) => stage !== current),
  ];
  for (const coverage of ordered) {
    const paths = pathsIn(id, coverage);
    if (paths?.length === 0)
      throw new Refusal(
        'NothingYet',
        `Nothing is written about ${id} yet.`,
        `Begin with \`mentor new entry --criteria ${id}\`.`,
      );
    if (paths) return paths;
  }
  return null;
}

function pathsIn(id: string, { criteria, skills, selfAssessment, questions }: StageCoverage): string[] | null {
  const wanted = id.toLowerCase();
  const criterion = criteria.find((one) => one.criterion.id.toLowerCase() === wanted);
  if (criterion) return criterion.entries.map(({ path }) => path);
  const skill = skills.find((one) => one.skill.id.toLowerCase() === wanted);
  if (skill?.item) return [skill.item.document.path];
  const point = selfAssessment?.points.find((one) => one.point.id.toLowerCase() === wanted);
  if (point && selfAssessment?.document) return [selfAssessment.document.path];
  const question = questions.find((one) => one.question.id.toLowerCase() === wanted);
  return question?.heading ? [question.heading.document.path] : null;
}
