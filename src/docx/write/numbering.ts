import type { ILevelsOptions, INumberingOptions } from 'docx';
import type { ListPlace } from '../blocks/model.js';
import { STEP } from './page.js';

const BULLETS = ['•', '–', '▪'] as const;
const FORMATS = ['decimal', 'lowerLetter', 'lowerRoman'] as const;
const BOXES = { done: '☑', open: '☐' } as const;
const LEVELS = [0, 1, 2, 3, 4, 5, 6, 7, 8] as const;

/** Word's own lists: one definition for each kind, and for each list of numbers a count of its own. */
export class Numbering {
  readonly #starts = new Set<number>();
  readonly #instances = new Map<number, number>();

  /** How a paragraph names its list. */
  place({ mark, list, level, start }: ListPlace): { reference: string; level: number; instance: number } {
    if (mark !== 'number') return { reference: mark, level, instance: 0 };
    this.#starts.add(start);
    const instance = this.#instances.get(list) ?? this.#instances.size;
    this.#instances.set(list, instance);
    return { reference: numbersFrom(start), level, instance };
  }

  /** Asked for when every paragraph has its place. */
  options(): INumberingOptions {
    const numbers = [...this.#starts].sort((a, b) => a - b);
    return {
      config: [
        { reference: 'bullet', levels: levels((level) => BULLETS[level % 3] ?? '•') },
        { reference: 'done', levels: levels(() => BOXES.done) },
        { reference: 'open', levels: levels(() => BOXES.open) },
        ...numbers.map((start) => ({ reference: numbersFrom(start), levels: numberLevels(start) })),
      ],
    };
  }
}

function numbersFrom(start: number): string {
  return `numbers-from-${start}`;
}

function levels(sign: (level: number) => string): ILevelsOptions[] {
  return LEVELS.map((level) => ({
    level,
    format: 'bullet',
    text: sign(level),
    alignment: 'left',
    style: hanging(level),
  }));
}

function numberLevels(start: number): ILevelsOptions[] {
  return LEVELS.map((level) => ({
    level,
    format: FORMATS[level % 3] ?? 'decimal',
    text: `%${level + 1}.`,
    alignment: 'left',
    start,
    style: hanging(level),
  }));
}

function hanging(level: number): NonNullable<ILevelsOptions['style']> {
  return { paragraph: { indent: { left: STEP * (level + 1), hanging: STEP } } };
}
