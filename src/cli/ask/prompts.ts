import process from 'node:process';
import { styleText } from 'node:util';
import { hasWords } from '../../framework/search.js';
import { printable } from '../../text/quoted.js';
import { shortened, wrap } from '../../text/wrap.js';
import type { Io } from '../io.js';
import { askLongText, type LongAnswer } from './long-text.js';

export interface Choice<T> {
  value: T;
  /** What the list shows. */
  name: string;
  /** What it is found by when typed, beside the name. */
  sought?: string;
  /** What stays on the screen once it is chosen; left out: the name. */
  short?: string;
  /** Shown below the list while the choice is under the cursor. */
  description?: string;
  /** In `tick`: ticked from the start. */
  checked?: boolean;
}

/** @returns true, or what is wrong with the answer */
export type Validate<T> = (answer: T) => true | string;

/**
 * The questions a command can ask. Ctrl-C in any of them ends the command with exit code 130; a command that first writes
 * what was typed before can ask nothing more.
 */
export interface Prompts {
  text: (message: string, options?: { default?: string; validate?: Validate<string> }) => Promise<string>;
  /** A text that may have paragraphs, as they are pasted. */
  long: (message: string, options?: { validate?: Validate<string> }) => Promise<LongAnswer>;
  /** One of a few. */
  choose: <T>(message: string, choices: readonly Choice<T>[], preset?: T) => Promise<T>;
  /** One of many, found by typing; an answer that is not valid is typed on. */
  search: <T>(message: string, find: (typed: string) => readonly Choice<T>[], validate?: Validate<T>) => Promise<T>;
  /** Any number of a list, with the space bar. */
  tick: <T>(message: string, choices: readonly Choice<T>[]) => Promise<T[]>;
  /** @throws where Ctrl-C was pressed: for a command that has written what was typed before it */
  endIfStopped: () => void;
}

const anything: Validate<string> = () => true;

/** Loads the prompts; they show on stderr, so that stdout holds the result alone. */
export async function loadPrompts(io: Io): Promise<Prompts> {
  const { createPromptModule } = await import('inquirer');
  const prompt = createPromptModule({ output: process.stderr, signal: io.signal });
  let isStopped = false;
  const endIfStopped = (): void => {
    if (isStopped) throw new Error('interrupted');
  };
  const ask = async (question: object): Promise<unknown> => {
    endIfStopped();
    try {
      const answers: { answer?: unknown } = await prompt(question as Parameters<typeof prompt>[0]);
      return answers.answer;
    } catch (error) {
      isStopped = true;
      io.signal.throwIfAborted();
      throw error;
    }
  };
  const answer = { name: 'answer', loop: false, pageSize: PAGE, theme: { style: { message: asked } } } as const;
  const shown = <T>(choice: Choice<T>): Choice<T> => fitted(choice, io.width);
  return {
    text: async (message, { validate = anything, ...options } = {}) => {
      const said = (text: string): true | string => {
        const found = validate(text);
        return found === true ? found : wrap(found, io.width - 2).join('\n  ');
      };
      return (await ask({ ...answer, type: 'input', message, ...options, validate: said })) as string;
    },
    long: async (message, options) => {
      endIfStopped();
      const said = await askLongText(message, options?.validate ?? anything, io.signal);
      isStopped = said.isStopped;
      return said;
    },
    choose: async <T>(message: string, choices: readonly Choice<T>[], preset?: T) =>
      (await ask({
        ...answer,
        type: 'select',
        message: withCount(message, choices.length),
        choices: choices.map(shown),
        ...(preset === undefined ? {} : { default: preset }),
      })) as T,
    search: async <T>(message: string, find: (typed: string) => readonly Choice<T>[], validate?: Validate<T>) =>
      (await ask({
        ...answer,
        type: 'search',
        message: withCount(message, find('').length),
        source: (typed: string | undefined) => find(typed ?? '').map(shown),
        ...(validate ? { validate } : {}),
      })) as T,
    tick: async <T>(message: string, choices: readonly Choice<T>[]) =>
      (await ask({
        ...answer,
        type: 'checkbox',
        message: withCount(message, choices.length),
        choices: choices.map(shown),
      })) as T[],
    endIfStopped,
  };
}

/** How to answer: of no use once it is. */
const HOW = / \((?:type|space|Enter|the first)[^()]*\)(?=:?$)/;

/** A question, in bold as all are. @param status done: answered */
function asked(message: string, status: string): string {
  return styleText('bold', status === 'done' ? message.replace(HOW, '') : message);
}

/** Choices that are seen at once. */
const PAGE = 10;

/** A list that goes on below says so. */
function withCount(message: string, count: number): string {
  if (count <= PAGE) return message;
  const [, said = '', end = ''] = /^(.*?)(\)?:?)$/s.exec(message) ?? [];
  const words = `the first ${PAGE} of ${count}`;
  return end.startsWith(')') ? `${said}; ${words}${end}` : `${said} (${words})${end}`;
}

/** What stands before a choice, and a little room. */
const MARGIN = 6;

/** Files and titles are named by others: in a list they are a line each. One that is cut is whole below the list. */
function fitted<T>({ name, description, ...choice }: Choice<T>, width: number): Choice<T> {
  const whole = printable(name);
  const short = shortened(whole, width - MARGIN);
  const below = [...(short === whole ? [] : [whole]), ...(description === undefined ? [] : [printable(description)])];
  return {
    ...choice,
    name: short,
    short: choice.short ?? short,
    ...(below.length === 0 ? {} : { description: below.flatMap((text) => wrap(text, width - 1)).join('\n') }),
  };
}

/** Asks again and again until the person says that is all. @param done what the choice that ends it is called */
export async function searchMany<T>(
  prompts: Prompts,
  message: string,
  choices: readonly Choice<T>[],
  done: { none: string; enough: string },
): Promise<T[]> {
  const picked: T[] = [];
  while (picked.length < choices.length) {
    const rest = choices.filter(({ value }) => !picked.includes(value));
    const end = { value: null, name: picked.length === 0 ? done.none : done.enough };
    const found = await prompts.search<T | null>(message, (typed) => {
      const matching = rest.filter((choice) => matches(choice, typed));
      return picked.length === 0 ? [...matching, end] : typed === '' ? [end, ...matching] : [...matching, end];
    });
    if (found === null) break;
    picked.push(found);
  }
  return picked;
}

/** Whether every word typed is somewhere in what the choice is found by. */
export function matches({ name, sought = '' }: Pick<Choice<unknown>, 'name' | 'sought'>, typed: string): boolean {
  return hasWords(`${name} ${sought}`, typed);
}
