import type { Framework, FrameworkStage } from '../framework/model.js';
import type { OwnFrameworks } from '../framework/own/index.js';
import { chooseFramework, chooseStage, frameworksWithStages, type StarterAnswers } from '../scaffold/index.js';
import type { StartForm } from './start-form.js';

/** What is said of a new portfolio, as far as it is given. */
export interface AskedToStart {
  /** Ids, as `ljmu-2016,gtc-tla`: the first has the stage. */
  framework?: string;
  stage?: string;
  name?: string;
  school?: string;
  provider?: string;
  threshold: 'core' | 'post';
  /** The programme's form, a Word file: its wording is shown, and it says what it is of. */
  form?: string;
  /** Ask nothing; what is not given has its default. */
  yes?: true;
  ci?: 'github' | 'gitlab';
}

/** Where the portfolio goes, as given, and what goes into it. */
export interface Start {
  folder: string;
  answers: StarterAnswers;
  form: StartForm | null;
}

/** What the options say of frameworks. */
export interface GivenFrameworks {
  framework: Framework | null;
  stage: FrameworkStage | null;
  others: Framework[];
}

/**
 * `--stage ljmu-2007/developing` names the framework as well.
 * @throws Refusal for one that there is not
 */
export function frameworksGiven(flags: AskedToStart, own: OwnFrameworks): GivenFrameworks {
  const [pack, inner] = flags.stage?.includes('/') ? flags.stage.split('/') : [undefined, flags.stage];
  const [first, ...others] = (flags.framework ?? '')
    .split(',')
    .map((one) => one.trim())
    .filter(Boolean);
  const id =
    first ?? flags.framework ?? pack ?? (flags.yes && flags.form === undefined ? defaultFramework(own) : undefined);
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

/** @returns the id of the one that is taken where nobody names one */
export function defaultFramework(own: OwnFrameworks): string {
  return frameworksWithStages(own)[0]?.id ?? '';
}
