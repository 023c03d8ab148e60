import { packsForNew } from '../../app/packs-for-new.js';
import {
  type AskedToStart,
  defaultFramework,
  frameworksGiven,
  type GivenFrameworks,
  type Start,
} from '../../app/start.js';
import type { StartForm, WantedStage } from '../../app/start-form.js';
import { packageSource } from '../../app/version.js';
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
} from '../../scaffold/index.js';
import { messageOf } from '../../text/explain.js';
import { Refusal } from '../../text/refusal.js';
import type { Io } from '../io.js';
import { askForWordFile } from './files.js';
import type { Prompts } from './prompts.js';

/**
 * Everything `init` must know: from the options, then from the person at the terminal, then from defaults.
 * Wrong options are told before anything is asked.
 * @throws Refusal where something is not given and nobody can be asked
 */
export async function askForStart(dir: string | undefined, flags: AskedToStart, io: Io): Promise<Start> {
  const given = frameworksGiven(flags, (await packsForNew(dir ?? '.', io)).own);
  if (dir !== undefined) assertRoomFor(placeNamed(io, dir));
  const asking = io.interactive && !flags.yes;
  if (!asking && !flags.yes) assertNothingMissing(flags);
  const prompts = asking ? await (await import('./prompts.js')).loadPrompts(io) : null;
  const folder = dir ?? (await folderFor(prompts, io));
  const name = flags.name ?? (await prompts?.text('Your name:', { validate: notEmpty })) ?? '';
  const school = flags.school ?? (await prompts?.text('Your school:')) ?? '';
  const provider = flags.provider ?? (await prompts?.text('The university or partnership you work with:')) ?? '';
  const form = await formFor(folder, flags, given, prompts, io);
  const packs = await packsForNew(folder, io, form ? [form.wording] : []);
  const id = form?.framework.id ?? given.framework?.id;
  const framework = id === undefined ? await frameworkFor(prompts, packs.own) : chooseFramework(id, packs.own);
  const named = form?.stage.id ?? given.stage?.id;
  const stage = named === undefined ? await stageFor(framework, prompts) : chooseStage(framework, named);
  const [text, threshold] = [(answer: string): string | null => oneLine(answer) || null, flags.threshold];
  const said = { name: text(name), school: text(school), provider: text(provider), threshold };
  const others = given.others.map(({ id }) => id);
  return {
    folder,
    form,
    answers: {
      framework,
      stage,
      ...said,
      others,
      packs: packs.filesFor([framework, ...given.others]),
      ...(flags.ci ? { workflow: ciWorkflow(flags.ci, packageSource()) } : {}),
    },
  };
}

/** The form that is given, or that there is where nothing says what the portfolio is to be of. */
async function formFor(
  folder: string,
  { form }: AskedToStart,
  { framework, stage }: GivenFrameworks,
  prompts: Prompts | null,
  io: Io,
): Promise<StartForm | null> {
  if (form === undefined && (framework !== null || prompts === null)) return null;
  const wanted = { framework: framework?.id, stage: stage?.id };
  const { own } = await packsForNew(folder, io);
  if (form !== undefined) return (await import('../../app/start-form.js')).readStartForm(form, own, wanted, io);
  return prompts ? askForForm(prompts, own, wanted, io) : null;
}

/** Asks whether there is a form, until one is named that can be read, or none. */
async function askForForm(
  prompts: Prompts,
  own: OwnFrameworks,
  wanted: WantedStage,
  io: Io,
): Promise<StartForm | null> {
  const { readStartForm } = await import('../../app/start-form.js');
  const validate = (path: string): true | string => {
    try {
      readStartForm(path, own, wanted, io);
      return true;
    } catch (error) {
      if (error instanceof Refusal) return error.message;
      throw error;
    }
  };
  const path = await askForWordFile(prompts, { message: FORM, none: 'no form', validate }, io);
  return path === null ? null : readStartForm(path, own, wanted, io);
}

const FORM = "The programme's Word form, blank or filled in (type a path):";

function assertNothingMissing(flags: AskedToStart): void {
  const missing = (['name', 'framework', 'stage'] as const).filter((flag) => {
    if (flag === 'framework' && flags.stage?.includes('/')) return false;
    if (flag !== 'name' && flags.form !== undefined) return false;
    return flags[flag] === undefined;
  });
  if (missing.length === 0) return;
  const list = missing.map((flag) => `--${flag}`).join(', ');
  throw new Refusal(
    'MissingOption',
    `There is nobody to ask here, and ${missing.length === 1 ? 'an option is' : 'options are'} missing: ${list}.`,
    'Give them, or use --yes for the defaults: `mentor init my-portfolio --framework ljmu-2016 --stage advanced --name "Jo Example"`.',
  );
}

async function folderFor(prompts: Prompts | null, io: Io): Promise<string> {
  const preset = isEmptyFolder(io.cwd) ? '.' : 'my-portfolio';
  const validate = (answer: string): true | string => {
    try {
      assertRoomFor(placeNamed(io, answer.trim()));
      return true;
    } catch (error) {
      return messageOf(error);
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
  return chooseStage(framework, (await prompts?.choose('Stage you are working on:', choices)) ?? '');
}

const notEmpty = (answer: string): true | string =>
  oneLine(answer) !== '' || 'It will be on the cover; you can change it in portfolio.yaml later.';
