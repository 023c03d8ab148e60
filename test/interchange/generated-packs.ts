import fc from 'fast-check';
import type { Pack } from '../../src/framework/index.js';

/** Packs without a problem, with every kind of part, in any script. */
export function packs(): fc.Arbitrary<Pack> {
  return fc
    .record({ shape: shapes(), head: heads(), texts: fc.array(longText(), { minLength: 12, maxLength: 24 }) })
    .map(build);
}

const CHARACTERS = [...'abcdefghij ABC.,:;-#\'"!?*&<>[]{}|%@`éßñ中文🙂', '\n'];

function longText(): fc.Arbitrary<string> {
  return fc
    .string({ unit: fc.constantFrom(...CHARACTERS), minLength: 1, maxLength: 40 })
    .map((text) => text.trim() || 'x');
}

const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim() || 'y';

interface Shape {
  stages: {
    criteria: { points: number; standards: number[]; hint: boolean; title: boolean }[];
    questions: number;
    dimensions: number;
    subsumes: boolean;
    note: boolean;
  }[];
  standards: { points: number; title: boolean; statement: boolean; expects: 'core' | 'post' | undefined }[];
  skills: number;
  activities: number;
  modules: number;
  principles: number;
  units: number;
  crosswalks: ('exact' | 'related' | 'broader' | 'narrower')[];
}

function shapes(): fc.Arbitrary<Shape> {
  const few = fc.integer({ min: 0, max: 3 });
  const criterion = fc.record({
    points: few,
    standards: fc.uniqueArray(fc.nat({ max: 5 }), { maxLength: 3 }),
    hint: fc.boolean(),
    title: fc.boolean(),
  });
  return fc.record({
    stages: fc.array(
      fc.record({
        criteria: fc.array(criterion, { maxLength: 4 }),
        questions: few,
        dimensions: few,
        subsumes: fc.boolean(),
        note: fc.boolean(),
      }),
      { minLength: 1, maxLength: 3 },
    ),
    standards: fc.array(
      fc.record({
        points: few,
        title: fc.boolean(),
        statement: fc.boolean(),
        expects: fc.constantFrom('core' as const, 'post' as const, undefined),
      }),
      { minLength: 6, maxLength: 8 },
    ),
    skills: few,
    activities: few,
    modules: few,
    principles: few,
    units: few,
    crosswalks: fc.array(
      fc.constantFrom('exact' as const, 'related' as const, 'broader' as const, 'narrower' as const),
      {
        maxLength: 4,
      },
    ),
  });
}

function heads(): fc.Arbitrary<Pick<Pack, 'version' | 'status' | 'ended' | 'note' | 'source'>> {
  return fc.record(
    {
      version: fc.integer({ min: 1, max: 99 }),
      status: fc.constantFrom('current' as const, 'historical' as const),
      ended: fc.integer({ min: 1950, max: 2040 }),
      note: longText(),
      source: fc.record({ document: longText(), url: fc.webUrl() }, { requiredKeys: ['document'] }),
    },
    { requiredKeys: ['version', 'status'] },
  );
}

/** Texts are dealt out in turn, and made different from each other by what they belong to. */
function build({
  shape,
  head,
  texts,
}: {
  shape: Shape;
  head: ReturnType<typeof heads> extends fc.Arbitrary<infer H> ? H : never;
  texts: string[];
}): Pack {
  let next = 0;
  const text = (id: string): string => `${id} ${texts[next++ % texts.length]}`;
  const line = (id: string): string => `Title of ${id} ${oneLine(texts[next++ % texts.length] ?? '')}`.trim();
  const times = <T>(count: number, make: (number: number) => T): T[] =>
    Array.from({ length: count }, (_, i) => make(i + 1));
  const points = (id: string, count: number): { id: string; statement: string; words?: string[] }[] =>
    times(count, (number) => ({
      id: `${id}.${number}`,
      statement: text(`${id}.${number}`),
      ...(number > 1 ? { words: ['école', 'liaise', '中文'].slice(0, number - 1).sort() } : {}),
    }));
  const withPoints = (id: string, count: number): { points?: ReturnType<typeof points> } =>
    count > 0 ? { points: points(id, count) } : {};
  const standards = shape.standards.map((standard, index) => {
    const id = `IM.${index}a/b`;
    return {
      id,
      ...(standard.title ? { title: line(id) } : {}),
      ...(standard.statement ? { statement: text(id) } : {}),
      ...(standard.expects ? { expects: standard.expects } : {}),
      ...withPoints(id, standard.points),
    };
  });
  const { ended, ...rest } = head;
  const stages = shape.stages.map((stage, at) => ({
    id: `stage-${at}`,
    title: line(`stage ${at}`),
    ...(stage.note ? { note: text('note'), descriptor: text('descriptor') } : {}),
    ...(stage.subsumes && at > 0 ? { subsumes: `stage-${at - 1}` } : {}),
    criteria: stage.criteria.map((criterion, index) => {
      const id = `S${at}C${index}`;
      return {
        id,
        ...(criterion.title ? { title: line(id) } : {}),
        statement: text(id),
        ...(criterion.hint ? { hint: text(id) } : {}),
        ...withPoints(id, criterion.points),
        ...(criterion.standards.length > 0 ? { standards: criterion.standards.map((n) => `IM.${n}a/b`) } : {}),
      };
    }),
    ...(shape.skills > 0 ? { checklists: ['talk'] } : {}),
    ...(shape.modules > 0 ? { modules: ['module-1'] } : {}),
    ...(stage.questions > 0 ? { reflection: { prompt: 'Why?', questions: points(`KQ${at}`, stage.questions) } } : {}),
    dimensions: times(stage.dimensions, (n) => ({
      id: `D${at}.${n}`,
      ...(n > 1 ? { title: `Row ${n}` } : {}),
      statement: text('d'),
    })),
  }));
  return {
    id: 'generated',
    title: line('pack'),
    licence: text('licence'),
    ...rest,
    ...(rest.status === 'historical' && ended !== undefined ? { ended } : {}),
    'standard-sets': [{ id: 'set', title: line('set'), note: text('note'), standards }],
    ...(shape.skills > 0
      ? { checklists: [{ id: 'talk', title: line('talk'), skills: points('talk', shape.skills) }] }
      : {}),
    modes: times(shape.activities, (n) => ({
      id: `mode-${n}`,
      title: line('mode'),
      definition: text('mode'),
      who: 'Anybody',
      ...(shape.skills > 0 ? { checklist: 'talk' } : {}),
      activities: points(`mode-${n}.a`, n),
      learners: points(`mode-${n}.l`, n - 1),
    })),
    routes: [{ id: 'taught', title: line('taught') }],
    modules: times(shape.modules, (n) => ({
      id: `module-${n}`,
      title: line('m'),
      credits: n * 20,
      routes: ['taught'],
    })),
    principles: times(shape.principles, (n) => ({
      id: `principle-${n}`,
      title: line('p'),
      ...(n > 1 ? { statement: text('p') } : {}),
    })),
    units: times(shape.units, (n) => ({
      id: `unit-${n}`,
      title: line('u'),
      kind: n > 1 ? 'core' : 'additional',
      words: ['core'],
    })),
    stages,
    crosswalks: shape.crosswalks.map((relation, index) => ({
      from: `IM.${index}a/b`,
      to: ['ljmu-2007/developing', 'ljmu-2007/DM1', 'ljmu-pgcert/module-1', 'gtc-tla/TLA2.coaching'][index] ?? '',
      relation,
      ...(index > 1 ? { note: text('note') } : {}),
    })),
  };
}
