import { firstWord } from '../../coverage/index.js';
import { addTo } from '../../text/group-by.js';
import type { Anchor, Code, Text } from '../text.js';
import type { BuildContext } from './context.js';
import type { Prose } from './pieces.js';
import type { StageShown } from './stage-shown.js';

export interface ReflectionSection {
  dates: Code[];
  text: Prose[];
  questions: { id: Code; anchor: Anchor; statement: Text; answers: Prose[] }[];
  /** Questions without an answer, where they are left out. */
  leftOut: Code[];
}

/** What the mentor reflects on: free text first, then the key questions with what answers them. */
export function buildReflection(context: BuildContext, shown: StageShown): ReflectionSection {
  const { reflections, questions } = shown.coverage;
  const id = `${shown.id} reflection`;
  const statements = new Map(questions.map(({ question }) => [question.id, question.statement]));
  const text: Prose[] = [];
  const answers = new Map<string, Prose[]>();
  for (const document of reflections) {
    const cutter = context.prose.cutter(document);
    const key = (word: string): string | null => (statements.has(word) ? word : null);
    const { sections, rest } = cutter.split(cutter.body(), (heading) => key(firstWord(heading.text)));
    const isSaying = rest.length > 0 || sections.some(({ slice }) => cutter.says(slice));
    const title = isSaying ? context.prose.title(document, id, { level: 3 }) : null;
    if (title) text.push(title);
    for (const slice of rest) text.push(context.prose.slice(document, slice, id, { level: 3 }));
    for (const { key: question, heading, slice } of sections) {
      if (!cutter.says(slice)) continue;
      const own = context.prose.heading(document, id, heading, `${question} ${statements.get(question)}`, 4);
      const prose = context.prose.slice(document, slice, id, { level: 4 });
      addTo(answers, question, ...(own ? [own] : []), prose);
    }
  }
  return {
    dates: reflections.flatMap(({ frontMatter }) => frontMatter.date?.value ?? []),
    text,
    questions: questions.map(({ question }) => ({
      id: question.id,
      anchor: context.ids.claim(`${shown.id} ${question.id}`),
      statement: shown.word(question.statement),
      answers: answers.get(question.id) ?? [],
    })),
    leftOut: [],
  };
}
