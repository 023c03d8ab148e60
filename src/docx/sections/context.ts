import type { Speaker } from '../../html/words/speaker.js';
import { together, Words } from '../../html/words/words.js';
import { bold, heading, joined, linkTo, paragraph, quiet, text } from '../blocks/make.js';
import type { Block, Inline, Paragraph, ParagraphStyle } from '../blocks/model.js';
import type {
  CoverageState,
  DocumentModel,
  Prose,
  RatingLevel,
  Reference,
  SignOffState,
  StagePart,
  StageSection,
} from '../model.js';
import type { ProseSetter } from '../prose/prose-setter.js';

/** What every part of the document is set from. */
export interface Context {
  model: DocumentModel;
  speaker: Speaker;
  setter: ProseSetter;
  /** A file's bytes by its path in the portfolio; null where it cannot be read. */
  readFile: (path: string) => Uint8Array | null;
  /** Level of the headings of a stage's parts: 1, or 2 where each stage has a heading of its own. */
  part: number;
}

/** On the page of HTML the parts of a stage have headings of level 2. */
const PART_IN_HTML = 2;

export function proseBlocks({ setter, part }: Context, prose: Prose | null, style: ParagraphStyle = 'Normal'): Block[] {
  return prose ? setter.blocks(prose, { shift: part - PART_IN_HTML, style }) : [];
}

/** Texts within a table's cell. */
export function cellProse(context: Context, texts: readonly Prose[]): Block[] {
  return texts.flatMap((prose) => proseBlocks(context, prose, 'Cell'));
}

/** The heading of a part, on a page of its own. */
export function partHeading(context: Context, part: StagePart, anchors: StageSection['anchors']): Paragraph {
  return { ...heading(context.part, context.speaker.say(`part.${part}`), [anchors[part] ?? '']), breakBefore: true };
}

export function nothing({ speaker }: Context): Paragraph {
  return paragraph('Normal', [quiet(speaker.say('nothing'))]);
}

/** What is said in a few words each: one line for each fact. */
export function facts(
  list: readonly ({ label: Words | null; value: Words | string | readonly Inline[] } | null)[],
): Paragraph[] {
  return list
    .filter((fact) => fact !== null)
    .map(({ label, value }) => {
      const said = typeof value === 'string' || value instanceof Words ? [text(value)] : value;
      return paragraph('Label', label === null ? said : [bold(together([label, ': '], '')), ...said]);
    });
}

export function references(list: readonly Reference[], between = ', '): Inline[] {
  const links = list.map(({ id, label }) => [linkTo(id, label)]);
  return joined(links, between);
}

/** What was noted beside a rating, within a table's cell. */
export function noted(note: Words | null): Block[] {
  return note === null ? [] : [paragraph('Cell', [text(note, { italic: true })])];
}

/** The title in front of a statement, where it has one. */
export function titled(title: Words | null): Inline[] {
  return title === null ? [] : [bold(together([title, ' '], ''))];
}

/** A sign beside the word, so that a page can be read at a glance; the word alone says it too. */
export const FILLS = { none: '○', half: '◐', full: '●' } as const;
const STATES: Readonly<Record<CoverageState, keyof typeof FILLS>> = {
  open: 'none',
  claimed: 'half',
  evidenced: 'full',
};

export function stateInWords(state: CoverageState, { say }: Speaker): Words {
  return together([FILLS[STATES[state]], say(`state.${state}`)], ' ');
}

export function ratingInWords({ fill, title }: RatingLevel): Words {
  return together([FILLS[fill], title], ' ');
}

export function signOffInWords(state: SignOffState, { say }: Speaker): Words {
  const fill = state === 'open' ? 'none' : state === 'returned' ? 'half' : 'full';
  return together([FILLS[fill], say(`signoff.${state}`)], ' ');
}
