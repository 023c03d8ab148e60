import type { Command } from 'commander';
import { EXIT } from './errors.js';
import type { Io } from './io.js';

export function addFrameworkCommand(program: Command, io: Io, exit: (code: number) => void): void {
  const framework = program
    .command('framework')
    .summary('the frameworks there are, and what each asks')
    .description('Frameworks are data files, called packs: what a stage demands stands there and nowhere else.');
  framework
    .command('list')
    .summary('the frameworks there are')
    .description('Lists the frameworks that a portfolio can follow.')
    .option('--json', 'as JSON')
    .action(async (flags: { json?: true }) => {
      const [{ listBuiltInFrameworks }, { frameworkListText }, { painter }] = await Promise.all([
        import('../framework/index.js'),
        import('./framework-text.js'),
        import('./paint.js'),
      ]);
      const frameworks = listBuiltInFrameworks();
      io.out(
        flags.json
          ? json({ version: 1, frameworks })
          : frameworkListText(frameworks, painter(io.colorLevel.out), io.width),
      );
      exit(EXIT.clean);
    });
  framework
    .command('show')
    .summary('one framework, whole')
    .description('Shows the stages of a framework with their criteria, skills, key questions and sign-offs.')
    .argument('<id>', 'such as ljmu-2016')
    .option('--json', 'the whole pack with everything it uses, as JSON')
    .addHelpText('after', '\nExample:\n  $ mentor framework show ljmu-2016\n')
    .action(async (id: string, flags: { json?: true }) => {
      const [{ loadBuiltInFramework }, { frameworkText }, { painter }] = await Promise.all([
        import('../framework/index.js'),
        import('./framework-text.js'),
        import('./paint.js'),
      ]);
      const found = loadBuiltInFramework(id) ?? (await unknownFramework(id));
      io.out(flags.json ? json(found) : frameworkText(found, painter(io.colorLevel.out), io.width));
      exit(EXIT.clean);
    });
}

async function unknownFramework(id: string): Promise<never> {
  const [{ listBuiltInFrameworks, nearest }, { CannotRun }] = await Promise.all([
    import('../framework/index.js'),
    import('./errors.js'),
  ]);
  const ids = listBuiltInFrameworks().map((framework) => framework.id);
  const meant = nearest(id, ids)[0];
  throw new CannotRun(
    'UnknownFramework',
    `There is no framework \`${id}\`.`,
    meant ? `Did you mean \`${meant}\`?` : `There are: ${ids.join(', ')}.`,
  );
}

function json(value: unknown): string {
  return `${JSON.stringify(value, null, 2)}\n`;
}
