import { listBuiltInFrameworks, loadBuiltInFramework } from '../../framework/index.js';
import type { Framework, FrameworkAgreement } from '../../framework/model.js';
import type { PortfolioConfig } from '../../portfolio/model.js';
import { counted } from '../../text/counted.js';
import { Refusal } from '../../text/refusal.js';
import { suggestion } from '../../text/suggest.js';
import { yamlText } from '../../text/yaml-text.js';
import { fillTemplate } from '../templates.js';

/** Says that an agreement has no schedule of contacts. */
export const NO_SCHEDULE = 'none';

/** What a new agreement is to say. */
export interface NewAgreement {
  title: string;
  /** The pseudonym's id: also the file's name, by which meetings point at it. */
  person: string;
  /** YYYY-MM-DD */
  date: string;
  stage: string | null;
  starts: string | null;
  ends: string | null;
  /** The schedule of contacts by its id, or `none`; null: the first that the pack has. */
  schedule: string | null;
  /** YYYY-MM-DD, for its periods in their order; the last one ends with the agreement where nothing else is said. */
  until: readonly (string | null)[];
}

/**
 * A mentoring agreement to fill in: parties, objectives, what each party takes on, signatures, and contacts a period.
 * @param frameworks those that the portfolio follows; where none holds an agreement, that of another pack is the model
 */
export function agreementText(
  agreement: NewAgreement,
  config: PortfolioConfig,
  frameworks: readonly Framework[],
): string {
  const model = agreementModel(frameworks);
  const { name, school } = config.mentor;
  return fillTemplate('new/agreement', {
    ...agreement,
    mentor: name,
    school,
    fields: (model?.fields ?? []).filter(({ id }) => !(model?.parties ?? []).some((party) => party.id === id)),
    minimum: model?.objectives?.minimum ?? 3,
    asked: model?.objectives?.statement ?? 'Specific, measurable, within reach, relevant, with a date.',
    obligations: (model?.parties ?? []).map(({ id, title, obligations }) => ({ id, title, obligations })),
    signers: (model?.parties ?? []).filter(({ signs }) => signs).map(({ id }) => id),
    periods: periodsOf(agreement, model),
  });
}

/** @throws Refusal for more last days than there are periods */
function periodsOf({ schedule, until, ends }: NewAgreement, model: FrameworkAgreement | null): string[] {
  const periods = scheduleNamed(schedule, model)?.periods ?? [];
  if (until.length > periods.length) {
    const message = `The schedule has ${counted(periods.length, 'period')}, not ${until.length}.`;
    throw new Refusal('BadOption', message, 'Give --until once for each period, in their order.');
  }
  return periods.map(({ period, discussions, observations, reports }, index) => {
    const last = until[index] ?? (index === periods.length - 1 ? ends : null) ?? '';
    return `{period: ${yamlText(period)}, until: ${last}, discussions: ${discussions}, observations: ${observations}, reports: ${reports}}`;
  });
}

/** @throws Refusal for a schedule that the agreement's pack does not have */
function scheduleNamed(
  id: string | null,
  model: FrameworkAgreement | null,
): FrameworkAgreement['schedules'][number] | null {
  const schedules = model?.schedules ?? [];
  if (id === null) return schedules[0] ?? null;
  const found = schedules.find((one) => one.id === id);
  if (found || id === NO_SCHEDULE) return found ?? null;
  const known = [...schedules.map((one) => one.id), NO_SCHEDULE];
  throw new Refusal('UnknownWord', `There is no schedule of contacts \`${id}\`.`, suggestion(id, known));
}

/** The agreement that `new agreement` starts from: that of the portfolio's frameworks, else of another pack. */
export function agreementModel(frameworks: readonly Framework[]): FrameworkAgreement | null {
  const own = frameworks.flatMap(({ agreements }) => agreements)[0];
  if (own) return own;
  const other = listBuiltInFrameworks().find(({ holds }) => holds.includes('agreements'));
  return (other && loadBuiltInFramework(other.id)?.agreements[0]) ?? null;
}
