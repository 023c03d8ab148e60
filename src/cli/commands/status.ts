import { type Command, Option } from 'commander';
import { jsonText } from '../../text/json-text.js';
import type { Io } from '../io.js';
import { DIR, jsonOption, stageOption } from '../options.js';

interface StatusFlags {
  stage?: string;
  format: 'text' | 'json' | 'markdown';
  json?: true;
  markdown?: true;
}

export function addStatusCommand(program: Command, io: Io): void {
  program
    .command('status')
    .summary('see where you stand, and what to do next')
    .description('Shows on one screen what each stage has and lacks, and the next three steps. Changes nothing.')
    .argument(...DIR)
    .addOption(stageOption())
    .addOption(new Option('--format <format>', 'how to print').choices(['text', 'json', 'markdown']).default('text'))
    .option('--markdown', 'the same as --format markdown')
    .addOption(jsonOption('the same as --format json').conflicts(['format', 'markdown']))
    .addHelpText('after', EXAMPLES)
    .action(async (dir: string | undefined, flags: StatusFlags) => runStatus(dir, flags, io));
}

async function runStatus(dir: string | undefined, flags: StatusFlags, io: Io): Promise<void> {
  const standing = await (await import('../../app/status.js')).status(dir, flags.stage, io);
  const { status, stages, linked } = standing;
  const format = flags.json ? 'json' : flags.markdown ? 'markdown' : flags.format;
  if (format === 'json') return io.out(jsonText(status));
  if (format === 'markdown')
    return io.out((await import('../text/status-markdown.js')).statusMarkdown(status, stages, linked));
  const { statusText } = await import('../text/status.js');
  const { painter } = await import('../text/painter.js');
  io.out(statusText(status, stages, linked, { paint: painter(io.colorLevel.out), width: Math.min(io.width, 100) }));
}

const EXAMPLES = `
Examples:
  $ mentor status                         the portfolio here
  $ mentor status --stage advanced --json | jq .next
  $ mentor status --markdown > status.md
`;
