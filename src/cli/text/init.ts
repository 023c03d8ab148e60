import type { Started } from '../../app/init.js';
import { packageSource } from '../../app/version.js';
import { checklistsOf, rolesOf, selfAssessmentOf } from '../../framework/index.js';
import type { Framework, FrameworkStage } from '../../framework/model.js';
import type { GitOutcome } from '../../git/repository.js';
import type { HookReport, StarterAnswers } from '../../scaffold/index.js';
import { counted } from '../../text/counted.js';
import { jsonText } from '../../text/json-text.js';
import { shellWord } from '../../text/shell-word.js';

interface InitReport extends Started {
  /** As given on the command line or in the answer. */
  named: string;
  answers: StarterAnswers;
  /** The form that its wording comes from. */
  form: { path: string; statements: number } | null;
  dryRun: boolean;
}

/** @returns the result for other programs: `{version: 1, folder, framework, stage, created, kept, git, hook, dryRun}` */
export function initJson({ folder, answers, written, git, hook, dryRun }: InitReport): string {
  const { framework, stage } = answers;
  const result = {
    version: 1,
    folder,
    framework: framework.id,
    stage: stage.id,
    ...written,
    git,
    hook: hook?.state ?? null,
    dryRun,
  };
  return jsonText(result);
}

/** @returns the folder, or in a dry run the files that would be written */
export function initText({ folder, named, written, dryRun }: InitReport): string {
  return dryRun ? written.created.map((path) => `${named}/${path}\n`).join('') : `${folder}\n`;
}

/** @returns what was made, what it asks for, and what to do next */
export function initTalk(report: InitReport): string {
  const { answers, named, written, git, hook, form, dryRun } = report;
  const { framework, stage } = answers;
  const kept = written.kept.length > 0 ? [`Kept as they were: ${written.kept.join(', ')}.`] : [];
  if (dryRun) return `${['Nothing was written.', ...kept].join('\n')}\n`;
  const lines = [
    `A portfolio for ${stage.title}, ${framework.title}. It asks for`,
    `${demands(framework, stage).join(', ')}.`,
    ...(form ? [`${form.statements} statements use the wording of the form.`] : []),
    ...kept,
    ...(git && git in GIT_TALK ? [GIT_TALK[git] as string] : []),
    ...(hook ? [hookTalk(hook)] : []),
    ...(answers.workflow ? workflowTalk() : []),
    '',
    'Next:',
    ...(named === '.' ? [] : [`  cd ${shellWord(named)}`]),
    ...(form ? [`  mentor import ${shellWord(form.path)}   take in what is filled in`] : []),
    '  mentor new entry   the last thing you did as a mentor: two minutes',
    '  mentor status      where you stand, and what to do next',
    '  mentor render      the submission as HTML and PDF, at any time',
  ];
  return `${lines.join('\n')}\n`;
}

const GIT_TALK: Partial<Record<GitOutcome, string>> = {
  absent: 'git is not installed, so no history is kept; everything else works without it.',
  failed: 'git would not start a repository here, so no history is kept; everything else works without it.',
};

/** @returns what a workflow needs beside it while npm's registry has no mentor */
export function workflowTalk(): string[] {
  const source = packageSource();
  if (!source.startsWith('./')) return [];
  return [`The workflow installs ${source}, which has to be committed with it; its first lines say where to get that.`];
}

/** @returns what became of the hook, in words */
export function hookTalk({ state, file }: HookReport): string {
  return {
    written: 'git now checks each commit first, and refuses it while something is broken or somebody is named.',
    silent: `NOT guarded yet: ${file} is in place, but git did not run it. \`git hook run pre-commit\` may say why.`,
    kept: `NOT guarded yet: another program wrote ${file}. Add this line at its end: mentor check --for commit || exit 1`,
    elsewhere: `NOT guarded yet: git looks for its hooks outside this repository. Put this line into ${file}: mentor check --for commit || exit 1`,
    absent: 'NOT guarded: there is no git repository here, or git is not installed.',
  }[state];
}

function demands(framework: Framework, stage: FrameworkStage): string[] {
  const skills = checklistsOf(framework, stage).reduce((sum, checklist) => sum + checklist.skills.length, 0);
  const counts: [count: number, one: string, many?: string][] = [
    [stage.criteria.length, 'criterion with evidence', 'criteria with evidence'],
    [selfAssessmentOf(framework, stage)?.points.length ?? 0, 'rating'],
    [skills, 'skill'],
    [stage.reflection ? 1 : 0, 'reflection'],
    [stage.requires.targets, 'target'],
    [rolesOf(framework, stage).length, 'sign-off'],
  ];
  return counts.flatMap((one) => (one[0] === 0 ? [] : counted(...one)));
}
