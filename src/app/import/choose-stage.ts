import { clearly, type StageFit, stagesOf } from '../../form/index.js';
import { findStage } from '../../framework/index.js';
import type { Framework, FrameworkStage } from '../../framework/model.js';
import { Refusal } from '../../text/refusal.js';
import { didYouMean } from '../../text/suggest.js';
import type { GivenWord } from './open-form.js';

/** What a form is of. */
export interface StageChoice {
  framework: Framework;
  stage: FrameworkStage;
}

/** The frameworks that a form can be of. */
export interface FormFrameworks {
  frameworks: readonly Framework[];
  /** They are those that a portfolio follows, not all that there are. */
  areFollowed: boolean;
}

/**
 * The framework and stage that a form is of: those named, else those that a file of ours says itself, else those that its rows are of.
 * @throws Refusal where no row is of any, where two are as likely, or where one named is not there
 */
export function chooseFormStage(
  { file, name }: GivenWord,
  { frameworks, areFollowed }: FormFrameworks,
  { framework: wanted, stage: inner }: { framework?: string | undefined; stage?: string | undefined },
): StageChoice {
  const own = wanted === undefined && inner === undefined ? ownStage(file, frameworks) : null;
  if (own) return own;
  const [pack, stage] = inner?.includes('/') ? inner.split('/', 2) : [wanted, inner];
  const named = pack === undefined ? frameworks : [frameworkNamed(pack, frameworks, areFollowed)];
  const fits = stagesOf(file, named).filter((fit) => stage === undefined || fit.stage.id === stage);
  const found = clearly(fits);
  if (found) return found;
  const [only] = named;
  const asked = stage !== undefined && named.length === 1 && only ? findStage(only, stage) : null;
  if (only && asked) return { framework: only, stage: asked };
  throw fits.length > 0 ? severalStages(name, fits) : noRows(name, stage, named, areFollowed);
}

/** What a Word file of this program is of; null where it does not say, or shows several stages. */
function ownStage({ properties }: GivenWord['file'], frameworks: readonly Framework[]): StageChoice | null {
  const [only = '', ...more] = (properties.get('mentor.stage') ?? '').split(' ');
  const framework = frameworks.find(({ id }) => id === only.split('/')[0]);
  const stage = framework && more.length === 0 ? findStage(framework, only.split('/')[1] ?? '') : null;
  return framework && stage ? { framework, stage } : null;
}

function frameworkNamed(id: string, frameworks: readonly Framework[], areFollowed: boolean): Framework {
  const found = frameworks.find((one) => one.id === id);
  if (found) return found;
  const where = areFollowed ? 'that this portfolio follows' : 'here';
  const ids = frameworks.map((one) => one.id);
  const hint = `There is no framework \`${id}\` ${where}${didYouMean(id, ids)}`;
  throw new Refusal('UnknownFramework', hint, '`mentor framework list` shows what there is.');
}

function severalStages(name: string, fits: readonly StageFit[]): Refusal {
  const shown = fits.slice(0, 3).map(({ framework, stage, rows }) => `${framework.id}/${stage.id} (${rows} rows)`);
  const [first] = fits;
  const message = `${name} could be a form of ${shown.join(' or ')}.`;
  return new Refusal('SeveralStages', message, `Say which: --stage ${first?.framework.id}/${first?.stage.id}.`);
}

function noRows(
  name: string,
  stage: string | undefined,
  frameworks: readonly Framework[],
  areFollowed: boolean,
): Refusal {
  const known = frameworks.flatMap((one) => one.stages.map(({ id }) => `${one.id}/${id}`));
  const of =
    stage === undefined ? `any framework ${areFollowed ? 'of this portfolio' : 'that mentor knows'}` : `\`${stage}\``;
  return new Refusal(
    'NoForm',
    `${name} has no table with rows of ${of}.`,
    `If it is a form of one of these, name it with --stage: ${known.slice(0, 8).join(', ')}${known.length > 8 ? ' …' : ''}. \`mentor framework import\` makes a pack from a blank form of another framework.`,
  );
}
