import { checklistsOf, selfAssessmentOf } from '../framework/index.js';
import type { Framework, FrameworkStage } from '../framework/model.js';
import { markdownParagraph, markdownText, oneLine } from '../text/one-line.js';
import { yamlList, yamlText } from '../text/yaml-text.js';
import type { FileDraft } from './imported-file.js';
import type { FormReading, FormSignOff, Placed } from './model.js';

/** Where the files of a form go, and how they name what they are about. */
export interface Target {
  framework: Framework;
  stage: FrameworkStage;
  /** `ljmu-2016/` where the portfolio's first framework is another, else nothing. */
  prefix: string;
  /** Path of the form itself in the portfolio; null where it is not kept. */
  form: string | null;
}

/** The files that hold what a form says; nothing that it does not say is in them. */
export function planFiles(asRead: FormReading, target: Target): FileDraft[] {
  const reading = settled(asRead);
  const folder = `stages/${target.stage.id}`;
  const ofStage = [
    selfAssessment(reading, target, folder),
    checklist(reading, target, folder),
    reflection(reading, target, folder),
    targets(reading, target, folder),
  ].filter((file) => file !== null);
  const [first, ...rest] = ofStage;
  const kept = first && target.form !== null ? [withForm(first, target.form), ...rest] : ofStage;
  return [
    ...[...reading.entries].map(([criterion, entry]) => entryFile(criterion, entry, target)),
    ...kept,
    ...[...reading.signOffs].map(([role, signOff]) => signOffFile(role, signOff, target, folder)),
    ...(reading.left.length > 0 ? [leftOver(reading)] : []),
  ];
}

/** Half a signature is none, and standards without anything done are no entry: they are left over too. */
function settled(reading: FormReading): FormReading {
  const left = [...reading.left];
  const signOffs = new Map(reading.signOffs);
  for (const [role, signOff] of signOffs) {
    const { name, date, comment, place } = signOff;
    const half = name !== null && date !== null ? null : (name ?? date);
    if (half !== null)
      left.push({ place, text: half, why: `the signature of ${role} has ${name === null ? 'no name' : 'no date'}` });
    if ((name === null || date === null) && comment.length === 0) signOffs.delete(role);
  }
  const entries = new Map(reading.entries);
  for (const [id, { achieved, evidence, standards, place }] of entries) {
    if (achieved.length + evidence.length > 0) continue;
    entries.delete(id);
    if (standards.length > 0)
      left.push({ place, text: standards.join(', '), why: `standards of ${id}, for which no achievement is given` });
  }
  return { ...reading, left, signOffs, entries };
}

/** The form stays the proof of what was taken from it. */
function withForm(file: FileDraft, form: string): FileDraft {
  const evidence = ['evidence:', `  - {file: ${yamlText(form)}, caption: The form as it was filled in}`];
  return { ...file, front: [...file.front, ...evidence] };
}

function head(kind: string, { stage, prefix }: Target, ...more: readonly string[]): string[] {
  return [`kind: ${kind}`, ...more, `stage: ${yamlText(prefix + stage.id)}`];
}

function entryFile(id: string, { achieved, evidence, standards, place }: EntryOf, target: Target): FileDraft {
  const { stage, prefix } = target;
  const criterion = stage.criteria.find((one) => one.id === id);
  const title = `${id}: ${(criterion?.title ?? criterion?.statement ?? '').replace(/\.$/, '')}`;
  const named = standards.length > 0 ? [`standards: ${yamlList(standards.map((code) => prefix + code))}`] : [];
  const said = evidence.length > 0 ? ['', 'Evidence that the form names:', '', ...evidence.map(bullet)] : [];
  return {
    path: `journal/${id.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.md`,
    front: [
      'kind: entry',
      `title: ${yamlText(title, 'line')}`,
      'date:',
      `stage: ${yamlText(prefix + stage.id)}`,
      `criteria: ${yamlList([prefix + id])}`,
      ...named,
    ],
    body: [...achieved.map(bullet), ...said].join('\n'),
    place,
  };
}

type EntryOf = FormReading['entries'] extends Map<string, infer T> ? T : never;

function selfAssessment({ ratings, reviews }: FormReading, target: Target, folder: string): FileDraft | null {
  const asked = selfAssessmentOf(target.framework, target.stage);
  if (!asked || (ratings.size === 0 && reviews.size === 0)) return null;
  const rated = asked.points.flatMap(({ id }) => {
    const { level, note } = ratings.get(id)?.value ?? { level: null, note: null };
    if (level === null) return [];
    return [
      `  ${yamlText(id, 'line')}: ${note === null ? yamlText(level) : `{rating: ${yamlText(level)}, note: ${yamlText(oneLine(note))}}`}`,
    ];
  });
  const parts = asked.set.standards.flatMap((standard) => {
    const review = reviews.get(standard.id);
    if (!review) return [];
    const title = [standard.id, standard.title].filter(Boolean).join(' ');
    const under = PARTS.flatMap(([part, name]) =>
      review[part].length > 0 ? [`### ${name}`, ...paragraphs(review[part])] : [],
    );
    return under.length > 0 ? [`## ${title}`, ...under] : [];
  });
  const places = new Map([...ratings].map(([id, { place }]) => [id, place]));
  for (const [id, review] of reviews)
    for (const { place } of Object.values(review).flat().slice(0, 1)) places.set(id, place);
  const written = rated.length > 0 ? ['ratings:', ...rated] : [];
  return {
    path: `${folder}/self-assessment.md`,
    front: [...head('self-assessment', target), 'date:', ...written],
    body: parts.join('\n\n'),
    place: places,
  };
}

const PARTS = [
  ['strengths', 'Strengths'],
  ['targets', 'Targets'],
  ['actions', 'Actions'],
] as const;

function checklist({ skills }: FormReading, target: Target, folder: string): FileDraft | null {
  if (![...skills.values()].some(({ value }) => value)) return null;
  const body = checklistsOf(target.framework, target.stage).flatMap(({ title, skills: all }) => [
    `## ${markdownText(title)}`,
    all
      .map(
        ({ id, statement }) =>
          `- [${skills.get(id)?.value ? 'x' : ' '}] ${markdownText(oneLine(`${id} ${statement}`))}`,
      )
      .join('\n'),
  ]);
  const places = new Map([...skills].map(([id, { place }]) => [id, place]));
  return {
    path: `${folder}/checklist.md`,
    front: [...head('checklist', target), 'date:'],
    body: body.join('\n\n'),
    place: places,
  };
}

function reflection({ reflection: said, answers }: FormReading, target: Target, folder: string): FileDraft | null {
  if (said.length === 0 && answers.size === 0) return null;
  const answered = (target.stage.reflection?.questions ?? []).flatMap(({ id, statement }) => {
    const answer = answers.get(id);
    return answer ? [`## ${markdownText(`${id} ${statement}`)}`, ...answer.value.map(markdownParagraph)] : [];
  });
  const places = new Map<string, string>(said.slice(0, 1).map(({ place }) => ['text', place]));
  for (const [id, { place }] of answers) places.set(id, place);
  return {
    path: `${folder}/reflection.md`,
    front: [...head('reflection', target), 'date:'],
    body: [...paragraphs(said), ...answered].join('\n\n'),
    place: places,
  };
}

function targets({ targets: said }: FormReading, target: Target, folder: string): FileDraft | null {
  const [first] = said;
  if (!first) return null;
  const body = said.map(({ value }) => `- [ ] ${markdownText(oneLine(value.replace(BULLET, '')))}`).join('\n');
  return { path: `${folder}/targets.md`, front: [...head('targets', target), 'date:'], body, place: first.place };
}

function signOffFile(
  role: string,
  { name, date, comment, place }: FormSignOff,
  target: Target,
  folder: string,
): FileDraft {
  const both = name !== null && date !== null;
  return {
    path: `${folder}/sign-off/${role}-1.md`,
    front: [
      ...head('sign-off', target),
      `role: ${yamlText(role)}`,
      `name:${both ? ` ${yamlText(oneLine(name), 'line')}` : ''}`,
      `date:${both ? ` ${date}` : ''}`,
      'entered-by: import',
      'decision:',
    ],
    body: comment.map(markdownParagraph).join('\n\n'),
    place,
  };
}

/** What has no place, quoted with where it stood, so that nothing of the form is lost. */
function leftOver({ left }: FormReading): FileDraft {
  const parts = left.flatMap(({ place, text, why }) => [
    `## ${place}`,
    `${markdownText(oneLine(`${why[0]?.toUpperCase()}${why.slice(1)}.`))}`,
    text
      .split('\n')
      .map((line) => `> ${markdownParagraph(line)}`)
      .join('\n>\n'),
  ]);
  const intro =
    'What the form says that found no place. Move what you need to where it belongs; nothing here is counted or handed in.';
  return {
    path: 'imported/left-over.md',
    front: ['title: Left over from the form'],
    body: [intro, ...parts].join('\n\n'),
    place: 'the whole form',
  };
}

const paragraphs = (said: readonly Placed<string>[]): string[] => said.map(({ value }) => markdownParagraph(value));

const BULLET = /^\s*(?:[•·▪●○◦*+–—-]|\d{1,2}[.)])\s+/u;

const bullet = (line: string): string => `- ${markdownParagraph(line.replace(BULLET, ''))}`;
