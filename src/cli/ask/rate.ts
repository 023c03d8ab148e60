import type { SelfAssessment } from '../../app/rate.js';
import type { PointCoverage } from '../../coverage/index.js';
import type { Io } from '../io.js';
import { loadPrompts } from './prompts.js';

const [SKIP, STOP] = ['skip ', 'stop '];

/** Asks for each point. Every answer is on disk before the next question, so that Ctrl-C loses none. */
export async function askForRatings(
  points: readonly PointCoverage[],
  { levels, rate }: SelfAssessment,
  io: Io,
): Promise<void> {
  const prompts = await loadPrompts(io);
  const choices = levels.map(({ id, title, meaning }) => ({
    value: id,
    name: title,
    ...(meaning ? { description: meaning } : {}),
  }));
  const ends = [
    { value: SKIP, name: 'Skip' },
    { value: STOP, name: 'Stop here' },
  ];
  for (const [index, { point, rating }] of points.entries()) {
    io.err(`\n${point.standard.id} ${point.standard.title ?? ''} (${index + 1} of ${points.length})\n`);
    const preset = rating?.level ?? SKIP;
    const level = await prompts.choose(`${point.id} ${point.statement}`, [...choices, ...ends], preset);
    if (level === STOP) break;
    if (level === SKIP) continue;
    const { text: note } = await prompts.long('Note (Enter: none):');
    await rate([`${point.id}=${level}`], note || null);
    prompts.endIfStopped();
  }
}
