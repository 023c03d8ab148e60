import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type CohortAnswers, FOLDERS, GITIGNORE, ROSTER_HEADER, settingsText } from '../../cohort/starter.js';
import { listBuiltInFrameworks } from '../../framework/index.js';
import { type CiHost, cohortWorkflow } from '../../scaffold/ci-workflow.js';
import { type NewFile, type WrittenFiles, writeNewFiles } from '../../scaffold/write-new-files.js';
import { Refusal } from '../../text/refusal.js';
import { didYouMean } from '../../text/suggest.js';
import { BUILT_IN } from '../frameworks.js';
import { packageSource } from '../version.js';
import { placeNamed, type World } from '../world.js';
import { openCohort, SETTINGS_PATH } from './open-cohort.js';

export interface CohortInitOptions extends Partial<CohortAnswers> {
  /** Who looks at it where one machine takes too long. */
  ci?: CiHost;
  /** In how many parts; left out: 8. */
  shards?: number;
  /** The folder; left out: the current one. */
  dir?: string;
  /** Last year's folder: its settings and its register are carried over. */
  from?: string;
}

/**
 * Starts a cohort. What is there already stays as it is.
 * @throws Refusal where there is one already, or a framework is not known
 */
export function initCohort(options: CohortInitOptions, io: World): WrittenFiles & { root: string } {
  const root = placeNamed(io, options.dir ?? '.');
  if (existsSync(join(root, SETTINGS_PATH))) {
    const hint = 'It was left as it is. Each year needs its own folder: choose another one.';
    throw new Refusal('CohortExists', `There is already a cohort in ${root}.`, hint);
  }
  const files: NewFile[] = [
    ...(options.from === undefined ? [newSettings(options)] : carriedOver(options.from, io)),
    { path: 'people.csv', text: ROSTER_HEADER },
    { path: '.gitignore', text: GITIGNORE },
    ...(options.ci ? [cohortWorkflow(options.ci, packageSource(), options.shards ?? 8)] : []),
  ];
  return { root, ...writeNewFiles(root, FOLDERS, files, io.signal) };
}

/** Left out, it is the first that is current and has stages, as `mentor init` offers it. */
function newSettings({ title, provider, frameworks = defaultFrameworks() }: CohortInitOptions): NewFile {
  const known = BUILT_IN.ids();
  const unknown = frameworks.find((id) => !known.includes(id));
  if (unknown !== undefined)
    throw new Refusal('UnknownFramework', `There is no framework \`${unknown}\`${didYouMean(unknown, known)}`);
  const answers = { title: title ?? 'Mentor recognition', provider: provider ?? '', frameworks };
  return { path: SETTINGS_PATH, text: settingsText(answers) };
}

/** What outlives a year: what the team decided, and who is recognised. */
function carriedOver(from: string, io: World): NewFile[] {
  const before = openCohort({ cohort: from }, io).root;
  const text = (path: string): NewFile => ({ path, text: readFileSync(join(before, path), 'utf8') });
  const folder = join(before, 'register');
  const awards = existsSync(folder) ? readdirSync(folder).filter((name) => name.endsWith('.yaml')) : [];
  return [text(SETTINGS_PATH), ...awards.sort().map((name) => text(`register/${name}`))];
}

function defaultFrameworks(): string[] {
  return listBuiltInFrameworks()
    .filter(({ stages }) => stages.length > 0)
    .slice(0, 1)
    .map(({ id }) => id);
}
