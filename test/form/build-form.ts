import { checklistsOf, loadBuiltInFramework, selfAssessmentOf } from '../../src/framework/index.js';
import type { Framework, FrameworkStage } from '../../src/framework/model.js';
import { p, run, wordFile } from '../word/support.js';

/** What is true of a form that a test makes. */
export interface Truth {
  ratings: Record<string, string>;
  achieved: Record<string, string[]>;
  standards: Record<string, string[]>;
  skills: Record<string, boolean>;
}

export const framework: Framework = loadBuiltInFramework('ljmu-2016') as Framework;
export const stage: FrameworkStage = framework.stages.find(({ id }) => id === 'advanced') as FrameworkStage;

interface Stated {
  id: string;
  statement: string;
  words?: readonly string[] | undefined;
}

/** A row that holds the words of the official wording, in a sentence of our own. */
export const row = ({ statement, words }: Stated): string =>
  words && words.length > 0 ? `Here it is about ${words.join(', ')}` : statement;

const set = selfAssessmentOf(framework, stage)?.set;
export const points: (Stated & { standard: string })[] = (set?.standards ?? []).flatMap((standard) =>
  standard.points.map((point) => ({ ...point, standard: standard.id })),
);
export const standardTitles: string[] = (set?.standards ?? []).map(({ id, title }) => title ?? id);
export const skills: Stated[] = checklistsOf(framework, stage).flatMap((checklist) => checklist.skills);
export const questions: Stated[] = stage.reflection?.questions ?? [];
export const { criteria } = stage;
export const standardIds = (name: string): string[] =>
  framework['standard-sets'].find(({ id }) => id === name)?.standards.map(({ id }) => id) ?? [];

const LEVELS = ['red', 'amber', 'green', 'green'];

/** An invented mentor's answers, different from row to row. */
export const truth: Truth = {
  ratings: Object.fromEntries(points.map(({ id }, index) => [id, LEVELS[(index * 5 + 1) % 4] ?? 'green'])),
  achieved: Object.fromEntries(
    criteria.map(({ id }, index) => [
      id,
      [`Led session ${index + 1} for the new mentors at Fellgate`, `Kept the notes of meeting ${index + 1}`].slice(
        0,
        1 + (index % 2),
      ),
    ]),
  ),
  standards: Object.fromEntries(
    criteria.map(({ id }, index) => [
      id,
      ['teaching', 'personal', 'mentor'].flatMap((name) => standardIds(name).filter((_, at) => (at + index) % 4 === 0)),
    ]),
  ),
  skills: Object.fromEntries(skills.map(({ id }, index) => [id, index % 3 !== 1])),
};

/** A cell: its paragraphs, or a text. */
export function tc(content: string, { fill = '', span = 1, merge = '' } = {}): string {
  const inner = content.startsWith('<')
    ? content
    : content
        .split('\n')
        .map((line) => p(run(line)))
        .join('');
  const properties = [
    ...(span > 1 ? [`<w:gridSpan w:val="${span}"/>`] : []),
    ...(merge === '' ? [] : [merge === 'on' ? '<w:vMerge/>' : '<w:vMerge w:val="restart"/>']),
    ...(fill === '' ? [] : [`<w:shd w:val="clear" w:fill="${fill}"/>`]),
  ];
  return `<w:tc><w:tcPr>${properties.join('')}</w:tcPr>${inner}</w:tc>`;
}

export const tr = (...cells: string[]): string => `<w:tr>${cells.join('')}</w:tr>`;
export const tbl = (...rows: string[]): string => {
  const columns = Math.max(...rows.map((one) => one.split('<w:tc>').length - 1 + extraIn(one)));
  return `<w:tbl><w:tblPr/><w:tblGrid>${'<w:gridCol w:w="2000"/>'.repeat(columns)}</w:tblGrid>${rows.join('')}</w:tbl>`;
};
/** Columns that cells cover beyond their first. */
const extraIn = (cells: string): number =>
  [...cells.matchAll(/<w:gridSpan w:val="(\d+)"/g)].reduce((sum, [, span]) => sum + Number(span) - 1, 0);
export const heading = (text: string): string => p(run(text), '<w:outlineLvl w:val="1"/>');
const sign = (font: string, code: string): string => p(`<w:r><w:sym w:font="${font}" w:char="${code}"/></w:r>`);
export const box = (ticked: boolean): string =>
  p(
    `<w:sdt><w:sdtPr><w14:checkbox><w14:checked w14:val="${ticked ? 1 : 0}"/></w14:checkbox></w:sdtPr><w:sdtContent>${run(ticked ? '☒' : '☐')}</w:sdtContent></w:sdt>`,
  );

/** How a mentor marks the one of three, a tick, and the standards that are met. */
export interface Marking {
  rating: (level: string, chosen: string, index: number) => string;
  skill: (ticked: boolean) => string;
  standards: (set: string, met: readonly string[]) => string;
}

/** All codes of a set as the programme prints them, the P only where it begins, each run with the looks that it gets. */
export function printed(set: string, looks: (id: string) => string): string {
  let letters = '';
  const runs = standardIds(set).map((id) => {
    const [, own = '', number = ''] = /^(\D+)(\d+)$/.exec(id) ?? [];
    const text = own === 'P' && letters !== own ? `P${number}` : number;
    letters = own;
    return run(`${text} `, looks(id));
  });
  return p(runs.join(''));
}

const COLOURS: Record<string, string> = { red: 'FF0000', amber: 'FFC000', green: '00B050' };

export const tick = (ticked: boolean): string => (ticked ? '✓' : '');

const chosenBy =
  (look: string): Marking['standards'] =>
  (set, met) =>
    printed(set, (id) => (met.includes(id) ? look : ''));

/** Four ways in which people fill the form in. */
export const MARKINGS: Record<string, Marking> = {
  'shaded cells, Wingdings ticks, a highlighter': {
    rating: (level, chosen) => tc('', { fill: level === chosen ? (COLOURS[level] ?? '') : '' }),
    skill: (ticked) => (ticked ? sign('Wingdings', 'F0FC') : ''),
    standards: chosenBy('<w:highlight w:val="yellow"/>'),
  },
  'typed ticks, controls, bold': {
    rating: (level, chosen) => tc(tick(level === chosen)),
    skill: box,
    standards: chosenBy('<w:b/>'),
  },
  'crosses and boxes mixed, what is not met struck out, Yes': {
    rating: (level, chosen, index) =>
      tc([level === chosen ? 'x' : '', box(level === chosen), tick(level === chosen)][index % 3] ?? ''),
    skill: (ticked) => (ticked ? 'Yes' : ''),
    standards: (set, met) => printed(set, (id) => (met.includes(id) ? '' : '<w:strike/>')),
  },
  'all cells coloured by the printer, ticks in them': {
    rating: (level, chosen) => tc(tick(level === chosen), { fill: COLOURS[level] ?? '' }),
    skill: (ticked) => (ticked ? '✔' : '–'),
    standards: chosenBy('<w:shd w:fill="FFFF00"/>'),
  },
};

interface FormOptions {
  /** Pages that the table of criteria goes over: its heads stand on each. */
  pieces?: number;
  /** Rows go on over the page, as a row without a statement; heads lie in cells of their own, as a scan leaves them. */
  isCut?: true;
  leaveOut?: string;
  extra?: string;
  blank?: boolean;
}

/** How nobody marks anything. */
export const UNMARKED: Marking = {
  rating: () => tc(''),
  skill: () => '',
  standards: (name) => printed(name, () => ''),
};

/** The form in the shape that the programme gives it. */
export function programmeForm(marking: Marking, options: FormOptions = {}): Buffer {
  const said = (text: string): string => (options.blank ? '' : text);
  return wordFile(
    [
      front(said),
      ...ratingTables(marking, said),
      ...criteriaTables(marking, options, said),
      skillTable(marking),
      questionList(),
      lastTable(said),
    ].join(''),
  );
}

/** The same, before anybody filled it in. */
export const blankForm = (): Buffer => programmeForm(UNMARKED, { blank: true });

/** What somebody wrote, which a blank form has not. */
type Said = (text: string) => string;

const front = (said: Said): string =>
  [
    heading('Advanced Mentor'),
    p(run(`Name: ${said('Mentor A')}`)),
    p(run(`School: ${said('Fellgate High School')}`)),
  ].join('');

function ratingTables({ rating }: Marking, said: Said): string[] {
  return (set?.standards ?? []).flatMap((standard) => {
    const own = points.filter((point) => point.standard === standard.id);
    const head = tr(tc('What the standard is about'), tc('Red'), tc('Amber'), tc('Green'));
    const rows = own.map((point) => {
      const chosen = truth.ratings[point.id] ?? '';
      return tr(
        tc(row(point)),
        ...['red', 'amber', 'green'].map((level) => rating(level, chosen, points.indexOf(point))),
      );
    });
    const hung = [
      'Strengths:',
      'Target(s) for Development: (if appropriate)',
      'Action(s) for Development: (if appropriate)',
    ].map((label) => tr(tc(label), tc(said(`${label[0]} of ${standard.id} in our own words`), { span: 3 })));
    return [heading(standard.title ?? standard.id), tbl(head, ...rows, ...hung)];
  });
}

function criteriaTables(
  { standards }: Marking,
  { pieces = 1, isCut, leaveOut = '', extra = '' }: FormOptions,
  said: Said,
): string[] {
  const heads = isCut
    ? SCANNED_HEADS
    : [
        tr(
          tc('Performance Criteria', { merge: 'first' }),
          tc('Achieved', { merge: 'first' }),
          tc('Professional and Mentor Standards', { span: 3 }),
        ),
        tr(
          tc('', { merge: 'on' }),
          tc('', { merge: 'on' }),
          tc('Teaching'),
          tc('Personal & Professional'),
          tc('Mentor Standards'),
        ),
      ];
  const rows = criteria
    .filter(({ id }) => id !== leaveOut)
    .flatMap((criterion) => {
      const lines = (truth.achieved[criterion.id] ?? []).map(said);
      const [begun, ...more] = isCut ? lines : [lines.join('\n')];
      const marked = ['teaching', 'personal', 'mentor'].map((name) =>
        tc(standards(name, truth.standards[criterion.id] ?? [])),
      );
      const goesOn = more.map((line) => tr(tc(''), tc(line), tc(''), tc(''), tc('')));
      return [tr(tc(row(criterion)), tc(begun ?? ''), ...marked), ...goesOn];
    });
  if (extra !== '') rows.push(tr(tc(extra), tc('Something of my own'), tc(''), tc(''), tc('')));
  const size = Math.ceil(rows.length / pieces);
  return Array.from({ length: pieces }, (_, index) => [
    p(''),
    tbl(...heads, ...rows.slice(index * size, (index + 1) * size)),
  ]).flat();
}

const SCANNED_HEADS = [
  tr(tc('Performance Criteria'), tc('Achieved'), tc('Professional and Mentor Standards'), tc(''), tc('')),
  tr(tc(''), tc(''), tc('Teaching'), tc('Personal & Professional'), tc('Mentor Standards')),
];

function skillTable({ skill }: Marking): string {
  const half = skills.length / 2;
  const rows = skills.slice(0, half).map((left, index) => {
    const right = skills[index + half] as Stated;
    return tr(
      tc(row(left)),
      tc(skill(truth.skills[left.id] ?? false)),
      tc(row(right)),
      tc(skill(truth.skills[right.id] ?? false)),
    );
  });
  return tbl(tr(tc('Coaching'), tc('Checklist'), tc('Co-coaching'), tc('Checklist')), ...rows);
}

const questionList = (): string =>
  [heading('Key questions'), ...questions.map((question, index) => p(run(`${index + 1}. ${row(question)}?`)))].join('');

const lastTable = (said: Said): string =>
  [
    heading('Advanced Mentor Reflection'),
    tbl(
      tr(tc('Reflection and Verification including Development Targets', { span: 3 })),
      tr(tc('Reflection (refer to your rating)'), tc(said('I listen longer than I did a year ago.'), { span: 2 })),
      tr(tc('Targets for Further Development'), tc(said('Read two papers on feedback'), { span: 2 })),
      tr(
        tc('Verification signature'),
        tc(`Head Teacher:\n${said('M. Okafor 16/10/2026')}`),
        tc('Mentor Recognition Team:'),
      ),
      tr(
        tc('Comments'),
        tc(`School Reflective Comments:\n${said('She has made this a matter of the whole school.')}`),
        tc('University Reflective Comments:'),
      ),
    ),
  ].join('');
