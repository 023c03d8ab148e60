import { describe, expect, it } from 'vitest';
import {
  indexFramework,
  listBuiltInFrameworks,
  loadBuiltInFramework,
  selfAssessmentOf,
} from '../../../src/framework/index.js';
import { type OwnFrameworks, ownFrameworks } from '../../../src/framework/own/index.js';

const builtIn = { ids: () => listBuiltInFrameworks().map(({ id }) => id), load: loadBuiltInFramework };

function own(files: Record<string, string>): Promise<OwnFrameworks> {
  return ownFrameworks({ texts: new Map(Object.entries(files)) }, builtIn);
}

function told({ problems }: OwnFrameworks): string[] {
  return problems.map(({ rule, path, at, message, hint }) =>
    `${rule} ${path}:${at?.line ?? '-'}:${at?.column ?? '-'} ${message}. ${hint}`.replace('frameworks/', ''),
  );
}

function statementOf(found: OwnFrameworks, pack: string, id: string): string | undefined {
  const framework = found.load(pack);
  if (!framework) throw new Error(`no ${pack}`);
  const index = indexFramework(framework);
  const criterion = index.criteria.get(id);
  if (criterion) return (criterion.point ?? criterion.criterion).statement;
  const standard = index.standards.get(id);
  if (standard) return (standard.point ?? standard.standard).statement;
  return index.skills.get(id)?.skill.statement ?? index.questions.get(id)?.question.statement;
}

describe('a wording overlay', () => {
  it('puts its text in place of ours, whatever kind of part it is for', async () => {
    const found = await own({
      'frameworks/ljmu-2016.wording.yaml': `AM1: The official first criterion.
EM7.2: "A point: officially"
KQ1: 'A question'
coaching.1: A skill
TS1: |
  Two lines
  of standard
PPC1:
`,
    });
    expect(told(found)).toEqual([]);
    const ours = loadBuiltInFramework('ljmu-2016');
    expect(statementOf(found, 'ljmu-2016', 'AM1')).toBe('The official first criterion.');
    expect(statementOf(found, 'ljmu-2016', 'EM7.2')).toBe('A point: officially');
    expect(statementOf(found, 'ljmu-2016', 'KQ1')).toBe('A question');
    expect(statementOf(found, 'ljmu-2016', 'coaching.1')).toBe('A skill');
    expect(statementOf(found, 'ljmu-2016', 'TS1')).toBe('Two lines\nof standard\n');
    const untouched = ours && indexFramework(ours).standards.get('PPC1')?.standard.statement;
    expect(statementOf(found, 'ljmu-2016', 'PPC1')).toBe(untouched);
    expect(loadBuiltInFramework('ljmu-2016')).toEqual(ours);
  });

  it('reaches every pack that uses the one it is for', async () => {
    const found = await own({ 'frameworks/mentor-standards-2016.wording.yaml': 'MS1.1: Officially so.\n' });
    expect(statementOf(found, 'mentor-standards-2016', 'MS1.1')).toBe('Officially so.');
    const framework = found.load('ljmu-2016');
    const advanced = framework?.stages.find(({ id }) => id === 'advanced');
    const rated = framework && advanced && selfAssessmentOf(framework, advanced)?.points[0];
    expect(rated).toMatchObject({ id: 'MS1.1', statement: 'Officially so.' });
  });

  it('of the pack itself counts before that of a pack it uses', async () => {
    const found = await own({
      'frameworks/mentor-standards-2016.wording.yaml': 'MS1.1: Of the standards.\nMS1.2: Of the standards.\n',
      'frameworks/ljmu-2016.wording.yaml': 'MS1.1: Of the programme.\n',
    });
    expect(statementOf(found, 'ljmu-2016', 'MS1.1')).toBe('Of the programme.');
    expect(statementOf(found, 'ljmu-2016', 'MS1.2')).toBe('Of the standards.');
    expect(statementOf(found, 'mentor-standards-2016', 'MS1.1')).toBe('Of the standards.');
  });

  it('gives a code without a statement its statement, and a stage its title', async () => {
    const found = await own({
      'frameworks/ljmu-2007.wording.yaml': 'IM.10: Officially.\nstages/effective: Wirksam\nadvanced: Advanced indeed\n',
    });
    expect(told(found)).toEqual([]);
    expect(statementOf(found, 'ljmu-2007', 'IM.10')).toBe('Officially.');
    expect(
      found
        .load('ljmu-2007')
        ?.stages.map(({ title }) => title)
        .slice(2),
    ).toEqual(['Wirksam', 'Advanced indeed']);
  });

  it('can name the texts of a part one by one', async () => {
    const found = await own({
      'frameworks/ljmu-2007.wording.yaml':
        'DM1: {statement: S, hint: H, colour: red}\nstages/developing: {title: T, descriptor: D}\n',
    });
    expect(found.load('ljmu-2007')?.stages[1]).toMatchObject({ title: 'T', descriptor: 'D' });
    expect(found.load('ljmu-2007')?.stages[1]?.criteria[0]).toMatchObject({ statement: 'S', hint: 'H' });
    expect(told(found)).toEqual([
      'link/wording ljmu-2007.wording.yaml:1:1 Unexpected key `colour` at `DM1`. Use title, statement, hint; or write the text after the colon.',
    ]);
  });

  it('lies over packs of the portfolio too', async () => {
    const pack =
      'id: mine\ntitle: M\nversion: 1\nstatus: current\nlicence: MIT\nstages: [{id: a, title: A, criteria: [{id: "1.10", statement: s}, {id: 1.1b, statement: t}]}]\n';
    const found = await own({ 'frameworks/mine.yaml': pack, 'frameworks/mine.wording.yml': '1.10: Ten\n1.1b: One\n' });
    expect(told(found)).toEqual([]);
    expect(statementOf(found, 'mine', '1.10')).toBe('Ten');
    expect(found.packs[0]?.framework.stages[0]?.criteria[1]?.statement).toBe('One');
  });

  it('says what it cannot place', async () => {
    const found = await own({
      'frameworks/ljmu-2016.wording.yaml': 'AM1: Once\nAM1: Twice\nAM13: None\nTS1: [a]\n? [x]\n: y\n',
      'frameworks/nowhere.wording.yaml': 'A1: x\n',
      'frameworks/ljmu-2007.wording.yaml': 'DM1: a: b\n',
      'frameworks/gtc-tla.wording.yaml': 'only text\n',
      'frameworks/curee-2005.wording.yaml': 'coaching: Which?\n',
      'frameworks/curee-2012.wording.yaml': '- '.repeat(50_000),
    });
    expect(told(found)).toEqual([
      'link/wording curee-2005.wording.yaml:1:1 Unexpected id `coaching`: it may be `checklists/coaching` or `modes/coaching`. Write the one that you mean.',
      expect.stringMatching(/curee-2012\.wording\.yaml:1:\d+ Unexpected nesting/),
      expect.stringMatching(
        /gtc-tla\.wording\.yaml:1:1 Unexpected text, expected lines of `id: text`\. Write one line/,
      ),
      expect.stringMatching(/ljmu-2007\.wording\.yaml:1:6 Unexpected second colon: a colon and a space/),
      'link/wording ljmu-2016.wording.yaml:4:6 Unexpected list at `TS1`, expected a text. Write one line for each: `AM1: the official text`, in quotes if it holds a colon or begins with a punctuation mark.',
      'link/wording ljmu-2016.wording.yaml:2:1 Unexpected second `AM1`. Keep one of the two.',
      'link/wording ljmu-2016.wording.yaml:3:1 Unexpected id `AM13`: `ljmu-2016` has no such id. Did you mean `AM12`?',
      expect.stringMatching(/nowhere\.wording\.yaml:-:- Unexpected file: there is no pack `nowhere`/),
    ]);
    expect(statementOf(found, 'ljmu-2016', 'AM1')).toBe('Once');
  });
});
