import { isDeepStrictEqual } from 'node:util';
import { columnsOf, rolesOf, selfAssessmentOf } from '../framework/index.js';
import type { Framework, FrameworkRole, FrameworkStage, SelfAssessment, StageColumn } from '../framework/model.js';
import type { FormEntry, FormReading, FormSignOff, Placed, StandardReview } from './model.js';

/** What a form is read against. */
export interface Against {
  framework: Framework;
  stage: FrameworkStage;
  assessment: SelfAssessment | null;
  columns: readonly StageColumn[];
  roles: readonly { role: FrameworkRole; prompt: string | null }[];
}

export function against(framework: Framework, stage: FrameworkStage): Against {
  return {
    framework,
    stage,
    assessment: selfAssessmentOf(framework, stage),
    columns: columnsOf(framework, stage),
    roles: rolesOf(framework, stage).map(({ role, signOff }) => ({ role, prompt: signOff.prompt ?? null })),
  };
}

/** Takes what is found in a form, in its order. */
export class Findings {
  readonly reading: FormReading;
  /** Whether a line stands in the form before anybody fills it in. */
  readonly isPrint: (line: string) => boolean;

  readonly #once = new Map<string, (Placed<unknown> & { text: string })[]>();

  constructor(framework: string, stage: string, isPrint: (line: string) => boolean) {
    this.isPrint = isPrint;
    this.reading = {
      framework,
      stage,
      mentor: null,
      school: null,
      rows: [],
      ratings: new Map(),
      entries: new Map(),
      skills: new Map(),
      reviews: new Map(),
      answers: new Map(),
      reflection: [],
      targets: [],
      signOffs: new Map(),
      left: [],
    };
  }

  /** The lines of a text that somebody wrote. */
  written(lines: readonly string[]): string[] {
    return lines.map(withoutGap).filter((line) => line !== '' && !this.isPrint(line));
  }

  /** What has one answer: of two that differ neither is taken. */
  once<T>(answers: Map<string, Placed<T>>, item: string, answer: Placed<T>, text: string): void {
    const said = this.#once.get(item) ?? [];
    this.#once.set(item, [...said, { ...answer, text }]);
    if (said.every(({ value }) => isDeepStrictEqual(value, answer.value))) answers.set(item, answer);
    else {
      const isFirst = answers.delete(item);
      for (const one of [...(isFirst ? said : []), { ...answer, text }])
        this.leave(one.place, one.text, `${item}: rows of the form say different things`);
    }
  }

  leave(place: string, text: string, why: string): void {
    const lines = this.written(text.split('\n'));
    if (lines.length > 0) this.reading.left.push({ place, text: lines.join('\n'), why });
  }

  entry(criterion: string, place: string): FormEntry {
    return made(this.reading.entries, criterion, () => ({ place, achieved: [], evidence: [], standards: [] }));
  }

  signOff(role: string, place: string): FormSignOff {
    return made(this.reading.signOffs, role, () => ({ place, name: null, date: null, comment: [] }));
  }

  review(standard: string, part: keyof StandardReview, lines: readonly string[], place: string): void {
    const said = this.written(lines);
    if (said.length === 0) return;
    const review = made(this.reading.reviews, standard, () => ({ strengths: [], targets: [], actions: [] }));
    review[part].push(...placed(said, place));
  }

  add(part: 'reflection' | 'targets', lines: readonly string[], place: string): void {
    this.reading[part].push(...placed(this.written(lines), place));
  }

  answer(question: string, lines: readonly string[], place: string): void {
    const said = this.written(lines);
    if (said.length === 0) return;
    const answer = made(this.reading.answers, question, () => ({ value: [], place }));
    answer.value.push(...said);
  }

  /** What else is written where a name or a school is asked for is left over. */
  person(part: 'mentor' | 'school', lines: readonly string[], place: string): void {
    const [value, ...more] = this.written(lines).filter((line) => !/^x+$/i.test(line));
    if (value === undefined) return;
    this.reading[part] ??= { value, place };
    const others = [value, ...more].filter((line) => line !== this.reading[part]?.value);
    this.leave(place, others.join('\n'), `beside the ${part === 'mentor' ? 'name' : 'school'} that was taken`);
  }
}

/** A line of dots or dashes to write on says nothing. */
function withoutGap(line: string): string {
  const said = line.replace(/_{2,}|[.…]{4,}\s*$/g, ' ').trim();
  return /^[\s/.:…_–—-]*$/.test(said) ? '' : said;
}

const placed = (lines: readonly string[], place: string): Placed<string>[] => lines.map((value) => ({ value, place }));

function made<T>(map: Map<string, T>, key: string, make: () => T): T {
  const there = map.get(key);
  if (there !== undefined) return there;
  const value = make();
  map.set(key, value);
  return value;
}
