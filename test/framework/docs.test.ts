import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { mentor, tempFolder } from '../e2e/support.js';
import { blankForm } from '../form/build-form.js';

const docs = readFileSync(join(import.meta.dirname, '../../docs/frameworks.md'), 'utf8');

/** The pack behind `<!-- pack: name -->`. */
function packOf(name: string): string {
  const found = new RegExp(`<!-- pack: ${name} -->\\n\`\`\`yaml\\n([\\s\\S]*?)\`\`\``).exec(docs)?.[1];
  if (found === undefined) throw new Error(`docs/frameworks.md shows no pack ${name}`);
  return found;
}

/** The command lines of all blocks of the shell, as the shell would split them. */
function commandLines(section: string): string[][] {
  const begin = docs.indexOf(`## ${section}`);
  const end = docs.indexOf('\n## ', begin + 1);
  const blocks = [...docs.slice(begin, end).matchAll(/```sh\n([\s\S]*?)```/g)].map(([, block = '']) => block);
  return blocks.flatMap((block) =>
    block
      .split('\n')
      .filter((line) => line.startsWith('mentor '))
      .map((line) =>
        [...line.replace(/\s+#.*$/, '').matchAll(/"([^"]*)"|(\S+)/g)]
          .map(([, quoted, bare]) => quoted ?? bare ?? '')
          .slice(1),
      ),
  );
}

describe('half an hour to a pack', () => {
  test('every command of it works, one after the other, with the pack as it is shown', async () => {
    const folder = tempFolder();
    const lines = commandLines('Half an hour to a pack');
    expect(lines.map(([first, second]) => (first === 'framework' ? `framework ${second}` : first))).toEqual([
      'framework new',
      'framework check',
      'init',
      'new',
      'check',
      'status',
      'render',
    ]);
    for (const args of lines) {
      const run = await mentor(args, folder);
      expect([args.join(' '), run.code]).toEqual([args.join(' '), args[0] === 'check' ? 1 : 0]);
      if (args[1] === 'new') writeFileSync(join(folder, 'frameworks/fellgate-2026.yaml'), packOf('small'));
      if (args[1] === 'check') expect(docs).toContain(`\`\`\`text\n${run.out}\`\`\``);
      if (args[0] === 'check') expect(run.out).toContain('4 criteria that no entry shows: S1 and S3 to S5');
    }
    expect(readFileSync(join(folder, 'dist/portfolio.html'), 'utf8')).toContain('Our first weekly talk');
  });

  test('the mistake that it shows is told as it says', async () => {
    const folder = tempFolder();
    mkdirSync(join(folder, 'frameworks'));
    const wrong = packOf('small').replace('role: professional-mentor', 'role: professional-mentr');
    writeFileSync(join(folder, 'frameworks/fellgate-2026.yaml'), wrong);
    const { out } = await mentor(['framework', 'check', 'frameworks/fellgate-2026.yaml'], folder);
    const told = out.slice(0, out.indexOf('  Put it right'));
    expect(docs).toContain(`\`\`\`text\n${told}\`\`\``);
  });
});

test('the grown pack is right, and a portfolio can be kept on each of its stages', async () => {
  for (const stage of ['supporting', 'leading']) {
    const folder = tempFolder();
    mkdirSync(join(folder, 'frameworks'));
    writeFileSync(join(folder, 'frameworks/fellgate-2027.yaml'), packOf('grown'));
    const checked = await mentor(['framework', 'check', 'frameworks/fellgate-2027.yaml'], folder);
    expect(checked.out).toBe('frameworks/fellgate-2027.yaml is right: `fellgate-2027` has 2 stages and 4 criteria.\n');
    const init = await mentor(
      ['init', '.', '--framework', 'fellgate-2027', '--stage', stage, '--name', 'Jo', '--no-git'],
      folder,
    );
    expect([init.code, init.err]).toEqual([0, expect.stringContaining('2 criteria with evidence')]);
    for (const args of [['check'], ['status'], ['render', '--html']]) {
      expect([args, (await mentor(args, folder)).code]).toEqual([args, args[0] === 'check' ? 1 : 0]);
    }
  }
});

test('the words of a pack of your own are used from the first entry to the signature, and no others are', async () => {
  const folder = tempFolder();
  mkdirSync(join(folder, 'frameworks'));
  writeFileSync(join(folder, 'frameworks/harbour-2026.yaml'), packOf('own-words'));
  const run = async (...args: string[]): Promise<string> => {
    const { code, out, err } = await mentor(args, folder);
    expect([args.join(' '), code, err]).toEqual([args.join(' '), 0, err]);
    return out.trim();
  };
  const read = (path: string): string => readFileSync(join(folder, path), 'utf8');
  await run('init', '.', '--framework', 'harbour-2026', '--stage', 'one', '--name', 'Jo Example', '--no-git');
  const agreement = await run('new', 'agreement', 'Trainee A');
  writeFileSync(
    join(folder, agreement),
    read(agreement).replace('berth: # Berth of the trainee', 'berth: Number seven'),
  );
  const talk = await run(
    'new',
    'conversation',
    'Quay',
    '--criteria',
    'H1',
    '--purpose',
    'wellbeing',
    '--model',
    'clear',
  );
  expect(read(talk)).toMatch(/## Contract[\s\S]*## Listen/);
  writeFileSync(join(folder, talk), read(talk).replace('## Listen', '## Listen\n\nShe told me of the night shift.'));
  const watch = await run(
    'new',
    'observation',
    'Berth',
    '--criteria',
    'H1',
    '--observed',
    'night-watch',
    '--medium',
    'radio',
    '--moderated-by',
    'pilot',
    '--text',
    'He moored alone.',
  );
  expect(read(watch)).toContain('observed: [night-watch]');
  await run(
    'new',
    'evaluation',
    'Thanks',
    '--criteria',
    'H1',
    '--by',
    'harbour-trainee',
    '--text',
    'She always asked first.',
  );
  await run('new', 'learning-journey', 'Out', '--criteria', 'H1', '--phase', 'setting-out', '--text', 'To ask more.');
  const audit = await run('new', 'entry', 'March', '--audit', 'deck', '--criteria', 'H1');
  await run('rate', '--in', audit, 'Splicing the main brace=fast');
  const claim = ['new', 'credit-claim', '--module', 'harbour-module', '--credits', '10', '--text', 'Ten years.'];
  await run(...claim, '--route', 'distance');
  for (const args of [
    ['new', 'conversation', 'Other', '--model', 'cleer'],
    ['new', 'entry', 'Other', '--purpose', 'fun'],
    ['new', 'entry', 'Other', '--audit', 'hold'],
    ['rate', '--in', audit, 'Splicing=loose'],
    ['new', 'observation', 'Other', '--observed', 'asleep'],
    ['new', 'evaluation', 'Other', '--by', 'nobody'],
    [...claim, '--route', 'flight'],
  ])
    expect([args, (await mentor(args, folder)).code]).toEqual([args, 2]);
  const { out } = await mentor(['check', '--json'], folder);
  const { findings } = JSON.parse(out) as { findings: { rule: string; severity: string; message: string }[] };
  expect(findings.filter(({ rule, severity }) => severity === 'error' || rule === 'complete/credits')).toEqual([]);
  const status = JSON.parse(await run('status', '--json')) as { stages: { credits: number }[] };
  expect(status.stages[0]?.credits).toBe(10);
  await run('render', '--html');
  const page = read('dist/portfolio.html');
  for (const title of [
    'Well-being',
    'On deck',
    'Splicing the main brace',
    'Made fast',
    'CLEAR',
    'Setting out',
    'By distance',
    'Mentoring at sea',
    'Number seven',
    'On the night watch',
    'By radio',
    'Harbour pilot',
    'The trainee',
  ])
    expect(page).toContain(title);
  const pilot = [
    '--role',
    'pilot',
    '--name',
    'Ann Other',
    '--decision',
    'supported',
    '--comment',
    'Well done.',
    '--yes',
  ];
  await run('sign', 'one', ...pilot);
  expect(read('stages/one/sign-off/pilot-1.md')).toContain('decision: supported');
});

test('every key of a pack and of a stage is explained', () => {
  interface Shape {
    properties: Record<string, { items?: { properties?: Record<string, { properties?: object }> } }>;
  }
  const file = join(import.meta.dirname, '../../templates/schemas/framework-pack.schema.json');
  const { properties } = JSON.parse(readFileSync(file, 'utf8')) as Shape;
  const stage = properties['stages']?.items?.properties ?? {};
  const requires = stage['requires']?.properties ?? {};
  const keys = [...Object.keys(properties), ...Object.keys(stage), ...Object.keys(requires)];
  expect(keys.length).toBeGreaterThan(40);
  const explained = docs.slice(docs.indexOf('## Every key'));
  expect(keys.filter((key) => key !== 'from' && !explained.includes(`\`${key}\``))).toEqual([]);
});

test('the commands of exchange and wording are those that there are', async () => {
  const lines = [...commandLines('Exchange with Mahara'), ...commandLines('The official wording')];
  expect(lines).toHaveLength(7);
  const folder = tempFolder();
  const fixtures = {
    'profile.matrix': 'hawthorn-flat.matrix',
    'standards.json': 'hawthorn-1p0.json',
    'competencies.csv': 'hawthorn.csv',
  };
  for (const [name, fixture] of Object.entries(fixtures)) {
    writeFileSync(join(folder, name), readFileSync(join(import.meta.dirname, '../../fixtures/interchange', fixture)));
  }
  writeFileSync(join(folder, 'form.docx'), blankForm());
  for (const args of lines) {
    expect([args, (await mentor(args, folder)).code]).toEqual([args, 0]);
    rmSync(join(folder, 'frameworks/ljmu-2016.wording.yaml'), { force: true });
  }
});
