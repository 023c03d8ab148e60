import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { mentor, portfolio, textOf } from './support.js';

/** Each system that the five sources hold, walked as a mentor meets it. The sources by number, as in facts.yaml's order. */

interface Finding {
  rule: string;
  severity: string;
  file: string;
  criterion: string | null;
}

let root = '';

async function run(...args: string[]): Promise<string> {
  const { code, out, err } = await mentor(args, root);
  expect([args.join(' '), code, err]).toEqual([args.join(' '), 0, err]);
  return out.trim();
}

async function refused(...args: string[]): Promise<string> {
  const { code, err } = await mentor(args, root);
  expect([args.join(' '), code]).toEqual([args.join(' '), 2]);
  return err.replace(/\s+/g, ' ');
}

function change(path: string, edit: (text: string) => string): void {
  writeFileSync(join(root, path), edit(textOf(root, path)));
}

async function findings(...args: string[]): Promise<Finding[]> {
  return (JSON.parse((await mentor(['check', '--json', ...args], root)).out) as { findings: Finding[] }).findings;
}

/** What is broken or missing still, by rule. */
async function owed(): Promise<string[]> {
  const open = (await findings()).filter(({ severity }) => severity !== 'warning');
  return [...new Set(open.map(({ rule }) => rule))].sort();
}

async function state(): Promise<{ state: string; hours: number; credits: number; contacts: number }> {
  const status = JSON.parse(await run('status', '--json')) as {
    stages: { state: string; hours: number; credits: number; contacts: number }[];
  };
  return status.stages[0] ?? { state: '', hours: 0, credits: 0, contacts: 0 };
}

/** The page, without markup and with white space drawn together. */
async function page(): Promise<string> {
  await run('render', '--html');
  const html = textOf(root, 'dist/portfolio.html').replace(/<(script|style)[\s\S]*?<\/\1>/g, '');
  return html
    .replace(/<[^>]*>/g, ' ')
    .replace(/&amp;/g, '&')
    .replace(/’|&#39;|&#x27;/g, "'")
    .replace(/\s+/g, ' ');
}

const criteria = (prefix: string, count: number): string[] =>
  Array.from({ length: count }, (_, i) => `${prefix}${i + 1}`);

/** An entry with evidence for all of these, and what else the stage wants of the mentor. */
async function writeAll(ids: readonly string[], checklists: readonly string[] = []): Promise<void> {
  const shown = ['--evidence', 'https://www.example.org/record', '--caption', 'The record'];
  await run('new', 'entry', 'A term', '--criteria', ids.join(','), ...shown, '--text', 'We worked together all term.');
  for (const list of checklists) await run('tick', list);
  await run('new', 'reflection', '--text', 'I learned to wait.');
  await run(
    'new',
    'targets',
    'Ask before telling',
    '--due',
    '2027-02-12',
    '--measure',
    'Three talks',
    '--action',
    'Plan',
  );
}

async function sign(stage: string, role: string, name: string, decision: string): Promise<void> {
  await run(
    'sign',
    stage,
    '--role',
    role,
    '--name',
    name,
    '--decision',
    decision,
    '--comment',
    'Seen and agreed.',
    '--yes',
  );
}

const begin = (framework: string, stage: string) => async (): Promise<void> => {
  root = await portfolio(framework, stage);
};

describe('A Learning Journal: recognition in four stages', () => {
  test('the prerequisite stage: self-evaluation and audit', async () => {
    await begin('ljmu-2007', 'prerequisite')();
    await run('rate', 'I.2=achieved', 'I.37a/b=not-yet');
    await writeAll(criteria('PR', 5));
    expect(await owed()).toEqual(['complete/sign-off']);
    await sign('prerequisite', 'senior-staff', 'Marcus Oyelaran', 'supported');
    expect((await state()).state).toBe('recognised');
    expect(await page()).toMatch(/NPQH 1\.4 .*Leads by example/);
  });

  test('the developing mentor, whom trainee and provider evaluate', async () => {
    await begin('ljmu-2007', 'developing')();
    await writeAll(
      criteria('DM', 11).filter((id) => id !== 'DM8' && id !== 'DM10'),
      ['mentoring'],
    );
    const open = (await findings()).flatMap(({ rule, criterion }) =>
      rule === 'complete/criterion' ? [criterion] : [],
    );
    expect(open).toEqual(['DM8', 'DM10']);
    const says = ['--text', 'She asks before she tells.', '--evidence', 'https://www.example.org/form'];
    await run('new', 'evaluation', 'End of placement', '--by', 'trainee', '--criteria', 'DM8', ...says);
    await run('new', 'evaluation', 'Visit', '--by', 'provider', '--criteria', 'DM8,DM10', ...says);
    expect(await refused('new', 'evaluation', 'Talk', '--by', 'Bethan', '--text', 'Good.')).toContain('Choose from: ');
    expect(await owed()).toEqual(['complete/sign-off']);
    await sign('developing', 'professional-mentor', 'Bethan Lockwood', 'supported');
    await sign('developing', 'link-tutor', 'Imogen Fairclough', 'recognised');
    expect((await state()).state).toBe('recognised');
    expect(await page()).toMatch(/Evaluation of the mentor.*Said by Training provider/);
  });

  test('the effective mentor, with two checklists', async () => {
    await begin('ljmu-2007', 'effective')();
    await writeAll(criteria('EM', 12), ['mentoring']);
    expect(await owed()).toEqual(['complete/sign-off', 'complete/skill']);
    await run('tick', 'coaching');
    await sign('effective', 'professional-mentor', 'Bethan Lockwood', 'supported');
    expect((await state()).state).toBe('ready');
    await sign('effective', 'partnership-manager', 'Imogen Fairclough', 'returned');
    expect((await state()).state).toBe('returned');
    await sign('effective', 'partnership-manager', 'Imogen Fairclough', 'recognised');
    expect((await state()).state).toBe('recognised');
  });

  test('the advanced mentor, certified by school and university', async () => {
    await begin('ljmu-2007', 'advanced')();
    await writeAll(criteria('AM', 12), ['coaching', 'co-coaching']);
    await sign('advanced', 'professional-mentor', 'Bethan Lockwood', 'supported');
    expect(await refused('certificate', 'advanced', '--no-pdf')).toContain('has not signed');
    await sign('advanced', 'partnership-manager', 'Bethan Lockwood', 'recognised');
    expect(await owed()).toEqual(['trust/both-sides']);
    expect(await refused('certificate', 'advanced', '--no-pdf')).toContain('no certificate');
    await sign('advanced', 'partnership-manager', 'Imogen Fairclough', 'recognised');
    await run('certificate', 'advanced', '--no-pdf');
    expect(textOf(root, 'dist/certificate-advanced-badge-unsigned.json')).toContain('Advanced Mentor');
  });
});

describe('National Framework for Mentoring and Coaching', () => {
  beforeEach(begin('ljmu-2007', 'effective'));

  test('the checklists of skills, with their names and the points of listening', async () => {
    const path = 'stages/effective/checklist.md';
    const text = textOf(root, path);
    expect(text).toMatch(/- \[ \] mentoring\.9 Listen actively: .*\n {2}- \[ \] mentoring\.9\.1 /);
    await run('tick', 'mentoring.9');
    change(path, (now) => now.replace('- [ ] mentoring.9.4', '- [x] mentoring.9.4'));
    expect((await findings()).filter(({ file, severity }) => file === path && severity === 'error')).toEqual([]);
    const shown = await page();
    expect(shown).toMatch(/mentoring\.9 Listen actively/);
    expect(shown.match(/strengthen, value and see afresh|Plays back/g)?.length ?? 0).toBeLessThanOrEqual(3);
  });

  test('the ten principles', async () => {
    const shown = await run('framework', 'show', 'ljmu-2007');
    expect(shown).toMatch(
      /Principles[\s\S]*principle\.1 +A learning conversation[\s\S]*principle\.10 +Using resources/,
    );
  });

  test('the core concepts of the three modes, and their comparison', async () => {
    const shown = await run('framework', 'show', 'ljmu-2007');
    for (const mode of ['Mentoring', 'Specialist Coaching', 'Collaborative (Co-) Coaching'])
      expect(shown).toContain(mode);
    for (const word of ['Purpose:', 'Who:', 'Where:', 'When:', 'Compared']) expect(shown).toContain(word);
    expect(shown).toContain('Mentoring for Challenge');
    const read = await page();
    for (const word of ['Mentoring for Induction', 'Who', 'Where', 'When', 'What learners develop', 'Compared'])
      expect(read).toContain(word);
    expect(read).toMatch(/Knowledge Knowledge of mentoring processes.*Kinds of evidence/);
  });

  test('the skills that professional learners develop', async () => {
    const shown = await run('framework', 'show', 'curee-2005');
    for (const mode of ['mentoring', 'coaching', 'co-coaching'])
      for (const n of [1, 2, 3, 4, 5]) expect(shown).toContain(`${mode}.learner-${n}`);
  });
});

describe('Teacher Learning Academy, and the PG Certificate', () => {
  const DIMENSIONS = ['knowledge', 'coaching', 'sharing', 'planning', 'carrying-out', 'evaluating'];

  test('the stages of the academy by their dimensions, as a learning journey that is presented', async () => {
    await begin('gtc-tla', 'stage-1')();
    const phases = ['preparing', 'creating-a-plan', 'on-the-journey', 'breakthrough'];
    writeFileSync(join(root, 'plan.txt'), 'What I want to change, how and by when.');
    const evidence = ['--evidence', 'plan.txt'];
    for (const [index, phase] of phases.entries()) {
      const dimensions = DIMENSIONS.filter((_, at) => at % 4 === index).map((name) => `TLA1.${name}`);
      const said = ['--dimensions', dimensions.join(','), '--phase', phase, ...evidence, '--text', 'What I did.'];
      await run(
        'new',
        'learning-journey',
        `Step ${index + 1}`,
        ...said,
        ...(index === 1 ? ['--criteria', 'TLA1.training-plan'] : []),
      );
    }
    expect(await owed()).toEqual([]);
    expect(await refused('certificate', 'stage-1', '--no-pdf')).toContain('has not signed');
    await sign('stage-1', 'tla-presentation', 'Imogen Fairclough', 'recognised');
    expect((await state()).state).toBe('recognised');
    await run('certificate', 'stage-1', '--no-pdf');
    expect(await page()).toMatch(/Phase Learning breakthrough/);
  });

  test('the modules of the PG Certificate, by workshops, by teaching or by prior experience', async () => {
    await begin('ljmu-pgcert', 'module-1')();
    const claim = ['--credits', '20', '--text', 'Ten years of trainees.', '--module'];
    const entry = ['--evidence', 'https://www.example.org/essay', '--text', 'Theory and practice.'];
    await run('new', 'entry', 'Essay', '--criteria', 'PG1.analysis,PG1.reflection,PG1.theory-practice', ...entry);
    expect(await owed()).toEqual(['complete/credits']);
    await run('new', 'credit-claim', ...claim, 'module-1', '--route', 'apel');
    expect(await owed()).toEqual([]);
    expect((await state()).credits).toBe(20);
    await sign('module-1', 'university-tutor', 'Imogen Fairclough', 'recognised');
    await run('certificate', 'module-1', '--no-pdf');
    expect(textOf(root, 'dist/certificate-module-1-badge-unsigned.json')).toContain('"creditsEarned": 20');
    await run('new', 'credit-claim', ...claim, 'module-2', '--route', 'apel', '--stage', 'module-2');
    expect(await owed()).toEqual(['link/module']);
  });
});

describe('Advanced Mentor: the form of 2016', () => {
  test('the National Standards, rated red, amber and green by the mentor and by the reviewer', async () => {
    await begin('ljmu-2016', 'advanced')();
    await run('rate', 'MS1.1=green', 'MS1.2=red', 'MS2.3=amber');
    const asked = (await findings()).filter(({ rule }) => rule === 'complete/target-for-rating');
    expect(new Set(asked.map(({ severity }) => severity))).toEqual(new Set(['missing', 'warning']));
    await run(
      'sign',
      'advanced',
      '--role',
      'head-teacher',
      '--name',
      'Marcus Oyelaran',
      '--decision',
      'returned',
      '--comment',
      'See MS1.1.',
      '--rate',
      'MS1.1=amber',
      '--yes',
    );
    const shown = await page();
    expect(shown).toMatch(/No evidence yet|Red/);
    expect(textOf(root, 'stages/advanced/self-assessment.md')).toContain('MS1.1: green');
  });

  test('the advanced mentor: twelve criteria, three sets of standards, key questions, head teacher and recognition team', async () => {
    await begin('ljmu-2016', 'advanced')();
    const points = [5, 9, 5, 2].flatMap((count, index) =>
      Array.from({ length: count }, (_, i) => `MS${index + 1}.${i + 1}=green`),
    );
    await run('rate', ...points);
    await writeAll(criteria('AM', 12), ['coaching', 'co-coaching']);
    await run('new', 'reflection', '--question', 'KQ3', '--text', 'Seeing them grow.');
    await run(
      'new',
      'entry',
      'Standards',
      '--criteria',
      'AM2',
      '--standards',
      'TS1,PPC2,MS4.2',
      '--text',
      'All three sets.',
    );
    expect(await owed()).toEqual(['complete/sign-off']);
    await sign('advanced', 'head-teacher', 'Marcus Oyelaran', 'supported');
    await sign('advanced', 'recognition-team', 'Imogen Fairclough', 'recognised');
    expect((await state()).state).toBe('recognised');
    expect(await page()).toMatch(/Teaching.*Personal & Professional.*Mentor Standards/);
  });

  test('the effective mentor of the same programme, which no source at hand holds', async () => {
    await begin('ljmu-2016', 'effective')();
    await writeAll(criteria('EM', 11), ['mentoring', 'coaching']);
    await sign('effective', 'professional-mentor', 'Bethan Lockwood', 'supported');
    await sign('effective', 'recognition-team', 'Imogen Fairclough', 'recognised');
    expect((await state()).state).toBe('recognised');
    expect(await page()).toContain('No document at hand');
  });

  test('the checklists of the 2012 edition', async () => {
    await begin('ljmu-2016', 'advanced')();
    expect(textOf(root, 'stages/advanced/checklist.md')).toMatch(
      /coaching\.3 Facilitate access to research and evidence: [\s\S]*co-coaching\.6 Provide information: .*in class/,
    );
    await run('tick', 'co-coaching.6');
    expect(await refused('tick', 'mentoring.1')).toContain('no skill');
  });
});

test('The draft of 2004: mentors, coaches and peer coaches', async () => {
  root = await portfolio('ljmu-2007', 'developing');
  const shown = await run('framework', 'show', 'dfes-2004');
  for (const id of ['mentoring.11.5', 'coaching.8.6', 'peer-coaching.6.6', 'peer-coaching.activity-8'])
    expect(shown).toContain(id);
  const wording = await run('framework', 'wording', 'dfes-2004');
  expect(textOf(root, wording)).toContain('peer-coaching.3:');
});

describe('What the scoping study of 2008 puts into practice', () => {
  beforeEach(begin('lluk-2008', 'core'));

  test('the mentoring agreement: fields, objectives, what each promises, signatures', async () => {
    expect(await owed()).toEqual(['complete/agreement', 'complete/hours']);
    const path = await run('new', 'agreement', 'Trainee A', '--starts', '2026-09-07');
    expect(await owed()).toEqual(['complete/hours']);
    const about = async (): Promise<string[]> =>
      (await findings()).flatMap(({ rule, file }) => (file === path ? [rule] : []));
    expect(await about()).toEqual(expect.arrayContaining(['complete/objective', 'complete/agreement-signature']));
    change(path, (text) =>
      text
        .replace('tutor: #', 'tutor: Imogen Fairclough #')
        .replace('job-title: #', 'job-title: Head of History #')
        .replace('mentor-subject: #', 'mentor-subject: History #')
        .replace('objectives:\n', 'objectives:\n  - Ask every pupil\n  - Plan six lessons\n  - Lead a visit\n')
        .replaceAll('name: , date: ', 'name: signed, date: 2026-09-08'),
    );
    expect((await about()).filter((rule) => rule !== 'complete/contact')).toEqual([]);
    const shown = await page();
    for (const text of ['Personal tutor', 'Head of History', 'confidential', 'Lead a visit'])
      expect(shown).toContain(text);
  });

  test('the schedule of contacts, before service, in service or none', async () => {
    const rows = async (name: string, ...args: string[]): Promise<string[]> =>
      textOf(root, await run('new', 'agreement', name, ...args)).match(/- \{period: .*/g) ?? [];
    expect(await rows('Trainee A')).toHaveLength(5);
    expect((await rows('Trainee B', '--route', 'in-service')).join()).toMatch(
      /discussions: 0, observations: 1, reports: 0/,
    );
    expect(await rows('Trainee C', '--route', 'none')).toEqual([]);
    expect(await refused('new', 'agreement', 'Trainee D', '--route', 'part-time')).toContain(
      'Choose from: pre-service, in-service, none',
    );
    change('agreements/trainee-b.md', (text) => text.replace('until: ,', 'until: 2026-10-30,'));
    expect((await findings()).filter(({ rule }) => rule === 'complete/contact')).toHaveLength(1);
    const observed = ['--agreement', 'trainee-b', '--date', '2026-10-02', '--text', 'Year 9.'];
    await run('new', 'observation', 'Year 9', ...observed);
    expect((await findings()).filter(({ rule }) => rule === 'complete/contact')).toEqual([]);
  });

  test('the observation record: formative, joint or alone, moderated', async () => {
    const path = await run(
      'new',
      'observation',
      'Year 9',
      '--observed',
      'joint,developmental',
      '--moderated-by',
      'tutor',
      '--medium',
      'in-person',
    );
    expect(textOf(root, path)).toMatch(
      /observed: \[joint, developmental\][\s\S]*Formative[\s\S]*## Focus[\s\S]*## Targets/,
    );
    change(path, (text) => text.replace('## Focus', '## Focus\n\nQuestions to the whole class.'));
    expect(await page()).toMatch(/Observed Jointly with a tutor, For development.*Moderated by Tutor|How In person/);
    change(path, (text) => text.replace('developmental]', 'graded]'));
    expect(await owed()).toContain('link/choice');
  });

  test('the log of professional development: thirty hours, and a statement of them', async () => {
    const day = ['--text', 'What I took from it.', '--date'];
    await run('new', 'cpd', 'Mentor training', '--hours', '20', ...day, '2026-10-01');
    await run('new', 'cpd', 'Long ago', '--hours', '20', ...day, '2024-10-01');
    expect(await refused('certificate', 'core')).toContain('20 of 30 hours');
    await run('new', 'cpd', 'Observation course', '--hours', '10.5', ...day, '2026-11-01');
    await run('certificate', 'core', '--no-pdf');
    const statement = textOf(root, 'dist/statement-core.html');
    expect(statement).toMatch(/30\.5 hours[\s\S]*1 October 2026[\s\S]*Mentor training[\s\S]*Observation course/);
    expect(statement).not.toContain('Long ago');
    expect(existsSync(join(root, 'dist/statement-core.pdf'))).toBe(false);
  });

  test('the models of a conversation: learning conversation, GROW, OSKAR', async () => {
    const headings = async (model: string): Promise<string[]> =>
      textOf(root, await run('new', 'conversation', model, '--model', model)).match(/(?<=## ).*/g) ?? [];
    expect(await headings('learning')).toEqual(['Purpose', 'Strategy', 'Outcome', 'Review']);
    expect(await headings('grow')).toEqual(['Goal', 'Reality', 'Options', 'Will']);
    expect(await headings('oskar')).toEqual(['Outcome', 'Scaling', 'Know-how', 'Affirm and action', 'Review']);
  });

  test('the purposes of mentoring', async () => {
    for (const purpose of ['itt', 'induction', 'performance', 'cpd', 'management', 'career'])
      await run('new', 'meeting', purpose, '--purpose', purpose, '--text', 'We met.');
    const shown = await page();
    for (const title of ['Initial teacher training', 'Performance', 'Career'])
      expect(shown).toContain(`Purpose ${title}`);
  });

  test('a core, with units added for a role', async () => {
    const own = `id: college-observers\ntitle: Observers\nversion: 1\nstatus: current\nlicence: own\nextends: lluk-2008\nstages:\n  - id: core\n    title: Core\n    criteria: [{id: OB1, statement: Watches and says what was seen.}]\n`;
    await run(
      'framework',
      'new',
      '--id',
      'college-observers',
      '--title',
      'Observers',
      '--stage',
      'Core',
      '--criteria',
      '1',
    );
    writeFileSync(join(root, 'frameworks/college-observers.yaml'), own);
    await run('framework', 'check', 'frameworks/college-observers.yaml');
    change('portfolio.yaml', (text) => text.replace('framework: lluk-2008', 'framework: college-observers'));
    expect(await owed()).toEqual(['complete/agreement', 'complete/criterion', 'complete/hours']);
    expect(await run('framework', 'show', 'college-observers')).toContain('Performance management (additional)');
  });
});

test('Roles are separate: nobody signs for themselves, nor for both sides, and no voice becomes a mark', async () => {
  root = await portfolio('ljmu-2016', 'effective');
  await writeAll(criteria('EM', 11), ['mentoring', 'coaching']);
  expect(
    await refused(
      'sign',
      'effective',
      '--role',
      'professional-mentor',
      '--name',
      'Jo Example',
      '--decision',
      'supported',
      '--comment',
      'Good.',
      '--yes',
    ),
  ).toContain('Jo Example');
  expect(
    await refused(
      'sign',
      'effective',
      '--role',
      'professional-mentor',
      '--name',
      'Bethan Lockwood',
      '--decision',
      'recognised',
      '--comment',
      'Good.',
      '--yes',
    ),
  ).toContain('recognised');
  expect(await run('status')).not.toMatch(/\bmark:|grade:|score/i);
});

test("A provider's own look at how it supports mentors", async () => {
  root = await portfolio('lluk-2008-provider', 'audit');
  await writeAll(criteria('PA', 13));
  expect(await owed()).toEqual([]);
  expect(await page()).toContain('Trainees are matched with mentors of their subject.');
});
