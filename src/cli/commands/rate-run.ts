import { openAgain, openPortfolio, workingStage } from '../../app/open-portfolio.js';
import { today } from '../../app/world.js';
import { coverStage, type LinkedPortfolio, type PointCoverage, type StageInFramework } from '../../coverage/index.js';
import type { ScaleLevel } from '../../framework/index.js';
import { rate, readRatings } from '../../scaffold/index.js';
import { Refusal } from '../../text/refusal.js';
import type { Prompts } from '../ask/prompts.js';
import type { Io } from '../io.js';
import type { RateFlags } from './rate.js';

/** Rates what is named, else asks for each point that has no rating. */
export async function runRate(texts: readonly string[], flags: RateFlags, io: Io): Promise<void> {
  const { root, linked } = await openPortfolio(flags.portfolio, io);
  const place = workingStage(linked, flags.stage);
  if (texts.length > 0) {
    const path = await rate(root, linked, place, readRatings(texts, flags.note ?? null, place), today(io));
    await report(root, place, path, flags, io);
    return;
  }
  const assessment = coverStage(linked, place).selfAssessment;
  if (!assessment)
    throw new Refusal(
      'NoSelfAssessment',
      `${place.stage.title} asks for no self-assessment.`,
      'Choose another stage with --stage.',
    );
  const points = assessment.points.filter(({ level }) => flags.all || level === null);
  if (points.length === 0) {
    io.err('Every point has a rating. To go through them again: mentor rate --all\n');
    return;
  }
  if (!io.interactive || !flags.input)
    throw new Refusal(
      'MissingArgument',
      'Nobody can be asked here, and no rating is given.',
      `Name them: \`mentor rate ${points[0]?.point.id}=${assessment.scale.levels.at(-1)?.id}\`.`,
    );
  const prompts = await (await import('../ask/prompts.js')).loadPrompts(io);
  const path = await walk(points, assessment.scale.levels, prompts, {
    root,
    linked,
    place,
    io,
  });
  await report(root, place, path, flags, io);
}

interface Walk {
  root: string;
  linked: LinkedPortfolio;
  place: StageInFramework;
  io: Io;
}

/** Every answer is on disk before the next question, so that Ctrl-C loses none. */
async function walk(
  points: readonly PointCoverage[],
  levels: readonly ScaleLevel[],
  prompts: Prompts,
  { root, linked, place, io }: Walk,
): Promise<string | null> {
  let path: string | null = null;
  let now = { linked, place };
  for (const [index, { point, rating }] of points.entries()) {
    io.err(`\n${point.standard.id} ${point.standard.title ?? ''} (${index + 1} of ${points.length})\n`);
    const choices = levels.map(({ id, title, meaning }) => ({
      value: id,
      name: title,
      ...(meaning ? { description: meaning } : {}),
    }));
    const ends = [
      { value: SKIP, name: 'Skip' },
      { value: STOP, name: 'Stop here' },
    ];
    const level = await prompts.choose(
      `${point.id} ${point.statement}`,
      [...choices, ...ends],
      rating?.level ?? choices.at(-1)?.value,
    );
    if (level === STOP) break;
    if (level === SKIP) continue;
    const note = await prompts.text('Note (Enter: none):');
    path = await rate(root, now.linked, now.place, [{ point: point.id, level, note: note.trim() || null }], today(io));
    now = await openAgain({ root }, place, io);
  }
  return path;
}

const [SKIP, STOP] = ['skip ', 'stop '];

async function report(
  root: string,
  place: StageInFramework,
  path: string | null,
  flags: RateFlags,
  io: Io,
): Promise<void> {
  const now = await openAgain({ root }, place, io);
  const assessment = coverStage(now.linked, now.place).selfAssessment;
  const unrated = assessment?.points.filter(({ level }) => level === null).length ?? 0;
  const ratings = Object.fromEntries(assessment?.points.map(({ point, level }) => [point.id, level?.id ?? null]) ?? []);
  if (flags.json) io.out(`${JSON.stringify({ version: 1, path, ratings, unrated }, null, 2)}\n`);
  else if (path !== null) io.out(`${path}\n`);
  const wanting = assessment?.points.find(({ level }) => level?.['asks-for']?.includes('target'));
  const next = unrated > 0 ? 'mentor rate' : wanting ? `mentor new targets --for ${wanting.point.id}` : 'mentor tick';
  if (!flags.quiet)
    io.err(`${unrated === 0 ? 'Every point has a rating' : `${unrated} points without a rating`}.\nNext: ${next}\n`);
}
