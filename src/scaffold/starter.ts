import { checklistsOf, rolesOf, selfAssessmentOf } from '../framework/index.js';
import type { Framework, FrameworkStage } from '../framework/model.js';
import { CONFIG_PATH } from '../portfolio/find.js';
import { yamlText } from '../text/yaml-text.js';
import { schemaFiles } from './schemas.js';
import { editorFiles } from './snippets.js';
import { stageFile } from './stage-file.js';
import { fillTemplate } from './templates.js';
import type { NewFile } from './write-new-files.js';

/** What `init` was told or has asked for. */
export interface StarterAnswers {
  /** What files handed out are known by. */
  id?: string;
  framework: Framework;
  stage: FrameworkStage;
  name: string | null;
  school: string | null;
  provider: string | null;
  threshold: 'core' | 'post';
  /** Ids of further frameworks to follow. */
  others: readonly string[];
  /** Packs and overlays that the portfolio brings along. */
  packs: readonly NewFile[];
  /** What checks it on every push; left out: nothing does. */
  workflow?: NewFile;
}

/** A portfolio to be. */
export interface Starter {
  /** Folders of it that have no file yet. */
  folders: string[];
  /** portfolio.yaml last: a folder is a portfolio only when all of it is there. */
  files: NewFile[];
}

/** The files of a fresh portfolio: guidance as comments, nothing ticked, nothing claimed. */
export function starterFiles(answers: StarterAnswers): Starter {
  const { framework, stage } = answers;
  const folder = `stages/${stage.id}`;
  const roles = rolesOf(framework, stage).map(({ role }) => role);
  const { others } = answers;
  const list =
    others.length > 0
      ? `[${[framework.id, ...others].map((id) => yamlText(id)).join(', ')}]`
      : yamlText(framework.id, 'line');
  const data = { ...answers, list, folder, roles, example: stage.criteria[0]?.id ?? '' };
  const stageFiles = (['self-assessment', 'checklist', 'reflection', 'targets'] as const).flatMap((kind) => {
    const text = asksFor(framework, stage)[kind] ? stageFile(kind, framework, stage) : null;
    return text === null ? [] : [{ path: `${folder}/${kind}.md`, text }];
  });
  return {
    folders: ['journal', 'evidence', 'agreements', folder, ...(roles.length > 0 ? [`${folder}/sign-off`] : [])],
    files: [
      ...answers.packs,
      ...(answers.workflow ? [answers.workflow] : []),
      ...stageFiles,
      { path: 'README.md', text: fillTemplate('readme', data) },
      { path: 'private.yaml', text: fillTemplate('private', data) },
      ...editorFiles(stage.id),
      ...schemaFiles(),
      ...PLAIN_FILES.map(([path, template]) => ({ path, text: fillTemplate(template, data) })),
      { path: CONFIG_PATH, text: fillTemplate('portfolio', data) },
    ],
  };
}

const PLAIN_FILES: readonly (readonly [path: string, template: string])[] = [
  ['.gitignore', 'gitignore'],
  ['.gitattributes', 'gitattributes'],
  ['.editorconfig', 'editorconfig'],
];

/** What a stage wants beside entries. */
function asksFor(
  framework: Framework,
  stage: FrameworkStage,
): Record<'self-assessment' | 'checklist' | 'reflection' | 'targets', boolean> {
  const { requires } = stage;
  return {
    'self-assessment': selfAssessmentOf(framework, stage) !== null,
    checklist: checklistsOf(framework, stage).length > 0,
    reflection: stage.reflection !== undefined || requires.reflection === 'text',
    targets: stage.targets !== undefined || requires.targets > 0,
  };
}
