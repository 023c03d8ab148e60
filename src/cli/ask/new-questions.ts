import type { NewOptions } from '../../app/new.js';
import { needsTitle } from '../../app/new-request.js';
import { coverAgreements, coverStage, type LinkedPortfolio } from '../../coverage/index.js';
import { choicesHere, findReference, soughtText } from '../../framework/index.js';
import { isDay, type Kind, readDayFirst } from '../../portfolio/index.js';
import { agreementModel, NO_SCHEDULE } from '../../scaffold/index.js';
import { isStopped } from '../../text/explain.js';
import { shortened } from '../../text/wrap.js';
import type { Io } from '../io.js';
import { askForFiles } from './files.js';
import { askForEquivalents } from './new-equivalents.js';
import { type Choice, type Prompts, searchMany } from './prompts.js';

/** What is asked, and what came of it: the same as if it had been given as options. */
export interface Asked {
  title: string;
  flags: NewOptions;
}

interface Asking extends Asked {
  kind: Kind;
  prompts: Prompts;
  linked: LinkedPortfolio;
  io: Io;
}

const CONTACTS: readonly Kind[] = ['meeting', 'observation', 'conversation', 'report'];

/** Asks for what the options leave open and is worth a question. */
export async function askForNew(asking: Asking): Promise<Asked> {
  const title = asking.title || (await askForTitle(asking));
  const asked = { ...asking, title };
  if (asking.kind === 'targets') return { title, flags: await askForTarget(asked) };
  if (asking.kind === 'reflection') return { title, flags: await askForReflection(asked) };
  if (asking.kind === 'agreement') return { title, flags: await askForAgreement(asked) };
  if (asking.kind === 'comment') return { title, flags: await askForComment(asked) };
  return { title, flags: needsTitle(asking.kind) ? await askForEntry(asked) : asking.flags };
}

async function askForTitle({ kind, prompts }: Asking): Promise<string> {
  const validate = (answer: string): true | string => answer.trim() !== '' || 'A few words will do.';
  if (kind === 'agreement')
    return prompts.text('Pseudonym of the person you mentor:', { default: 'Trainee A', validate });
  if (kind === 'targets') return prompts.text('What do you want to achieve?', { validate });
  return needsTitle(kind) ? prompts.text('Title:', { validate }) : '';
}

async function askForEntry({ kind, prompts, linked, flags, io }: Asking): Promise<NewOptions> {
  const given: NewOptions = { ...flags };
  const agreement = CONTACTS.includes(kind) ? (given.agreement ?? (await askWhichAgreement(prompts, linked))) : null;
  if (agreement !== null) given.agreement = agreement;
  if (kind === 'conversation' && given.model === undefined && given.text === undefined)
    given.model = await askForModel(prompts, linked);
  given.criteria ??= await askForCriteria(prompts, linked, io);
  given.standards ??= await askForStandards(prompts, linked, given.criteria);
  if (flags.criteria === undefined) Object.assign(given, await askForEquivalents(prompts, linked, given, io.width));
  given.text ??= (await prompts.long('What happened, and what came of it? (Enter: write it later)')).text;
  try {
    given.evidence ??= await askForFiles(prompts, io);
    const day = given.date ?? (await askForDay(prompts, 'On which day? (Enter: today)'));
    if (day !== null) given.date = day;
  } catch (error) {
    // Ctrl-C here must not lose the text: it is written without what was still to be asked.
    if (given.text === '' || !isStopped(error)) throw error;
  }
  return given;
}

/** @returns the day as YYYY-MM-DD; null where none is given */
async function askForDay(prompts: Prompts, message: string): Promise<string | null> {
  const read = (answer: string): string | null => (isDay(answer.trim()) ? answer.trim() : readDayFirst(answer.trim()));
  const validate = (answer: string): true | string =>
    answer.trim() === '' || read(answer) !== null || 'Write year, month and day, as 2026-03-12.';
  return read(await prompts.text(message, { validate }));
}

async function askWhichAgreement(prompts: Prompts, linked: LinkedPortfolio): Promise<string | null> {
  const agreements = coverAgreements(linked);
  if (agreements.length === 0) return null;
  const choices: Choice<string | null>[] = agreements.map(({ id }) => ({ value: id, name: id }));
  return prompts.choose('Which agreement does it belong to?', [...choices, { value: null, name: 'none' }]);
}

async function askForModel(prompts: Prompts, linked: LinkedPortfolio): Promise<string> {
  const models = choicesHere('model', linked.portfolio.frameworks);
  const choices = models.map(({ id, title }) => ({ value: id, name: title }));
  return prompts.choose('Which model does it follow?', choices);
}

/** Those that nothing shows yet come first. */
async function askForCriteria(prompts: Prompts, linked: LinkedPortfolio, io: Io): Promise<string[]> {
  if (!linked.currentStage) return [];
  const { criteria } = coverStage(linked, linked.currentStage);
  const ranks = { open: 0, claimed: 1, evidenced: 2 };
  const choices = [...criteria]
    .sort((a, b) => ranks[a.state] - ranks[b.state])
    .map(({ criterion, state }) => ({
      value: criterion.id,
      short: criterion.id,
      name: `${shortened(`${criterion.id}  ${criterion.statement}`, io.width - 20)} (${state})`,
      sought: soughtText(criterion),
      description: [criterion.statement, ...(criterion.hint ? [criterion.hint] : [])].join(' '),
    }));
  return searchMany(prompts, 'A criterion that it shows (type to search):', choices, {
    none: 'none',
    enough: 'that is all',
  });
}

/** The standards that the criteria name. */
async function askForStandards(
  prompts: Prompts,
  { indexes }: LinkedPortfolio,
  criteria: readonly string[],
): Promise<string[]> {
  const ids = criteria.flatMap((id) => {
    const found = findReference(indexes, 'criteria', id);
    return found.found ? found.item.criterion.standards : [];
  });
  if (ids.length === 0) return [];
  const choices = [...new Set(ids)].map((id) => {
    const found = findReference(indexes, 'standards', id);
    const statement = found.found ? (found.item.standard.statement ?? '') : '';
    return { value: id, name: statement ? `${id}  ${statement}` : id };
  });
  return prompts.tick('Standards that it also meets (space to tick, Enter to go on):', choices);
}

async function askForTarget({ prompts, linked, flags }: Asking): Promise<NewOptions> {
  const optional = async (given: string | undefined, message: string): Promise<string> =>
    given ?? prompts.text(message);
  const due = await optional(flags.due, 'By which day? (as 2027-02-12)');
  const measure = await optional(flags.measure, 'How will you know that it is met?');
  const action = await optional(flags.action, 'What is the first step?');
  return { ...flags, due, measure, action, for: flags.for ?? (await askForPoints(prompts, linked)) };
}

/** The points whose rating asks for a target. */
async function askForPoints(prompts: Prompts, linked: LinkedPortfolio): Promise<string[]> {
  const points = linked.currentStage ? (coverStage(linked, linked.currentStage).selfAssessment?.points ?? []) : [];
  const asking = points.filter(({ level }) =>
    [...(level?.['asks-for'] ?? []), ...(level?.suggests ?? [])].includes('target'),
  );
  if (asking.length === 0) return [];
  const choices = asking.map(({ point, level }) => ({
    value: point.id,
    name: `${point.id}  ${level?.id}  ${point.statement}`,
  }));
  return prompts.tick('Which points is it for? (space to tick, Enter to go on)', choices);
}

async function askForReflection({ prompts, linked, flags }: Asking): Promise<NewOptions> {
  if (flags.text !== undefined) return flags;
  const questions = linked.currentStage ? coverStage(linked, linked.currentStage).questions : [];
  const open = questions
    .filter(({ answered }) => !answered)
    .map(({ question }) => ({ value: question.id, name: `${question.id}  ${question.statement}` }));
  const free = { value: '', name: 'free text, without a question' };
  const question =
    flags.question ??
    (open.length > 0 ? await prompts.choose('What do you want to write about?', [free, ...open]) : '');
  const { text } = await prompts.long('Your answer (Enter: write it later):');
  return { ...flags, text, ...(question === '' ? {} : { question }) };
}

async function askForAgreement({ prompts, flags, linked }: Asking): Promise<NewOptions> {
  const route = flags.route ?? (await askWhichSchedule(prompts, linked));
  const starts = flags.starts ?? (await askForDay(prompts, 'First day (as 2026-09-07; Enter: later):')) ?? '';
  const ends = flags.ends ?? (await askForDay(prompts, 'Last day:')) ?? '';
  const until = flags.until ?? (await askForLastDays(prompts, linked, route, ends));
  return { ...flags, ...(route === null ? {} : { route }), starts, ends, until };
}

/** The last period ends with the agreement, and is asked about where that has no last day yet. */
async function askForLastDays(
  prompts: Prompts,
  { portfolio }: LinkedPortfolio,
  route: string | null,
  ends: string,
): Promise<string[]> {
  const schedules = agreementModel(portfolio.frameworks)?.schedules ?? [];
  const periods = (schedules.find(({ id }) => id === route) ?? (route === null ? schedules[0] : null))?.periods ?? [];
  const days: string[] = [];
  for (const { period } of ends === '' ? periods : periods.slice(0, -1))
    days.push((await askForDay(prompts, `Last day of “${period}” (Enter: later):`)) ?? '');
  return days;
}

async function askWhichSchedule(prompts: Prompts, { portfolio }: LinkedPortfolio): Promise<string | null> {
  const schedules = agreementModel(portfolio.frameworks)?.schedules ?? [];
  if (schedules.length < 2) return null;
  const choices = schedules.map(({ id, title }) => ({ value: id, name: title }));
  return prompts.choose('Which schedule of contacts?', [...choices, { value: NO_SCHEDULE, name: 'none' }]);
}

async function askForComment({ prompts, flags }: Asking): Promise<NewOptions> {
  const on =
    flags.on ?? (await prompts.text('What is it about? (a criterion, or a file and line, as journal/a.md:12)'));
  return { ...flags, on, text: flags.text ?? (await prompts.long('Your comment:')).text };
}
