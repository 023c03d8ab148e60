import type { ReplyTaken } from '../../app/receive-reply.js';
import { printable } from '../../portfolio/index.js';
import type { ChangedFile } from '../../signing/index.js';
import { counted } from '../../text/counted.js';

/** What was decided, what was taken in, and what is not as it was handed in. */
export function replyText({ reply, created, kept, report, letter }: ReplyTaken, dryRun: boolean): string {
  const taken =
    created.length > 0
      ? `${counted(created.length, 'file')} ${dryRun ? 'would be ' : ''}taken in.`
      : 'Everything was here already.';
  const stayed = created.length > 0 && kept.length > 0 ? ` ${counted(kept.length, 'file')} stood already.` : '';
  const parts = [
    `${reply.stage}: ${reply.decision}. ${taken}${stayed}`,
    ...(dryRun && report === null ? [] : sealLines(report)),
    '',
    letter.trimEnd(),
  ];
  return `${parts.join('\n')}\n`;
}

function sealLines(report: ReplyTaken['report']): string[] {
  if (report === null) return ['The sign-off could not be read back: mentor check says why.'];
  const { state, changed, came, went } = report.seal;
  if (state === 'intact') return ['Nothing has changed since it was handed in.'];
  const line =
    (what: string) =>
    ({ path, since }: ChangedFile): string =>
      printable(`  ${what} ${path}${since ? `, since ${since.date}` : ''}`);
  return [
    'This has changed since it was handed in:',
    ...changed.map(line('changed')),
    ...came.map(line('came   ')),
    ...went.map(line('went   ')),
  ];
}
