import { packsForNew } from '../../app/packs-for-new.js';
import { packageVersion } from '../../app/version.js';
import { placeNamed } from '../../app/world.js';
import type { Framework, FrameworkStage } from '../../framework/model.js';
import type { OwnFrameworks } from '../../framework/own/index.js';
import {
  assertRoomFor,
  chooseFramework,
  chooseStage,
  ciWorkflow,
  frameworksWithStages,
  isEmptyFolder,
  oneLine,
  type StarterAnswers,
} from '../../scaffold/index.js';
import { Refusal } from '../../text/refusal.js';
import type { Io } from '../io.js';
import type { Prompts } from './prompts.js';

/** What is said of a new portfolio, as far as it is given. */
export interface AskedToStart {
  /** Ids, as `ljmu-2016,gtc-tla`: the first has the stage. */
  framework?: string;
  stage?: string;
  name?: string;
  school?: string;
  provider?: string;
  threshold: 'core' | 'post';
  /** Ask nothing; what is not given has its default. */
  yes?: true;
  ci?: 'github' | 'gitlab';
}

/** Where the portfolio goes, as given, and what goes into it. */
export interface Start {
  folder: string;
  answers: StarterAnswers;
}

/**
 * Everything `init` must know: from the options, then from the person at the terminal, then from defaults.
 * Wrong options are told before anything is asked.
 * @throws Refusal where something is not given and nobody can be asked
 */
export async function askForStart(dir: string | undefined, flags: AskedToStart, io: Io): Promise<Start> {
  const given = readOptions(flags, (await packsForNew(dir ?? '.', io)).own);
  if (dir !== undefined) assertRoomFor(placeNamed(io, dir));
  const asking = io.interactive && !flags.yes;
  if (!asking && !flags.yes) assertNothingMissing(flags);
  const prompts = asking ? await (await import('./prompts.js')).loadPrompts(io) : null;
  const folder = dir ?? (await folderFor(prompts, io));
  const name = flags.name ?? (await prompts?.text('Your name:', { validate: notEmpty })) ?? '';
  const school = flags.school ?? (await prompts?.text('Your school:')) ?? '';
  const provider = flags.provider ?? (await prompts?.text('The university or partnership that trains with you:')) ?? '';
  const packs = await packsForNew(folder, io);
  const framework = given.framework ?? (await frameworkFor(prompts, packs.own));
  const stage = given.stage ?? (await stageFor(framework, prompts));
  const [text, threshold] = [(answer: string): string | null => oneLine(answer) || null, flags.threshold];
  const said = { name: text(name), school: text(school), provider: text(provider), threshold };
  const others = given.others.map(({ id }) => id);
  return {
    folder,
    answers: {
      framework,
      stage,
      ...said,
      others,
      packs: packs.filesFor([framework, ...given.others]),
      ...(flags.ci ? { workflow: ciWorkflow(flags.ci, packageVersion()) } : {}),
    },
  };
}

/** `--stage ljmu-2007/developing` names the framework as well. */
function readOptions(
  flags: AskedToStart,
  own: OwnFrameworks,
): { framework: Framework | null; stage: FrameworkStage | null; others: Framework[] } {
  const [pack, inner] = flags.stage?.includes('/') ? flags.stage.split('/') : [undefined, flags.stage];
  const [first, ...others] = (flags.framework ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
  const id = first ?? flags.framework ?? pack ?? (flags.yes ? defaultFramework(own) : undefined);
  if (id === undefined) return { framework: null, stage: null, others: [] };
  const framework = chooseFramework(id, own);
  return {
    framework,
    others: [...new Set(others)]
      .filter((other) => other !== id)
      .map((other) => own.load(other) ?? chooseFramework(other, own)),
    stage: inner === undefined ? null : chooseStage(framework, pack === id ? inner : (flags.stage ?? inner)),
  };
}

const defaultFramework = (own: OwnFrameworks): string => frameworksWithStages(own)[0]?.id ?? '';

function assertNothingMissing(flags: AskedToStart): void {
  const missing = (['name', 'framework', 'stage'] as const).filter((flag) => {
    if (flag === 'framework' && flags.stage?.includes('/')) return false;
    return flags[flag] === undefined;
  });
  if (missing.length === 0) return;
  const list = missing.map((flag) => `--${flag}`).join(', ');
  throw new Refusal(
    'MissingOption',
    `Nobody can be asked here, and ${missing.length === 1 ? 'an option is' : 'options are'} missing: ${list}.`,
    'Give them, or --yes for their defaults: `mentor init my-portfolio --framework ljmu-2016 --stage advanced --name "Jo Example"`.',
  );
}

async function folderFor(prompts: Prompts | null, io: Io): Promise<string> {
  const preset = isEmptyFolder(io.cwd) ? '.' : 'my-portfolio';
  const validate = (answer: string): true | string => {
    try {
      assertRoomFor(placeNamed(io, answer.trim()));
      return true;
    } catch (error) {
      return error instanceof Error ? error.message : String(error);
    }
  };
  const answer = (await prompts?.text('Folder for the portfolio:', { default: preset, validate })) ?? preset;
  return answer.trim();
}

async function frameworkFor(prompts: Prompts | null, own: OwnFrameworks): Promise<Framework> {
  const frameworks = frameworksWithStages(own);
  if (!prompts) return chooseFramework(defaultFramework(own), own);
  const choices = frameworks.map(({ id, title, status, stages }) => ({
    value: id,
    name: `${title} (${id})${status === 'historical' ? ', historical' : ''}`,
    description: `Stages: ${stages.map((stage) => stage.title).join(', ')}`,
  }));
  return chooseFramework(await prompts.choose('Framework:', choices), own);
}

async function stageFor(framework: Framework, prompts: Prompts | null): Promise<FrameworkStage> {
  const [first] = framework.stages;
  if (first && (!prompts || framework.stages.length === 1)) return first;
  const choices = framework.stages.map(({ id, title, descriptor }) => ({
    value: id,
    name: title,
    ...(descriptor ? { description: descriptor } : {}),
  }));
  return chooseStage(framework, (await prompts?.choose('Stage you work on:', choices)) ?? '');
}

const notEmpty = (answer: string): true | string =>
  oneLine(answer) !== '' || 'It stands on the cover; you can change it in portfolio.yaml later.';
