import process from 'node:process';
import type { Io } from './io.js';

export interface Choice<T> {
  value: T;
  /** What the list shows. */
  name: string;
  /** Shown below the list while the choice is under the cursor. */
  description?: string;
}

/** The questions a command can ask. Ctrl-C in any of them ends the command with exit code 130. */
export interface Prompts {
  text: (
    message: string,
    options?: { default?: string; validate?: (answer: string) => true | string },
  ) => Promise<string>;
  choose: <T>(message: string, choices: readonly Choice<T>[], preset?: T) => Promise<T>;
}

/** Loads the prompts; they show on stderr, so that stdout holds the result alone. */
export async function loadPrompts(io: Io): Promise<Prompts> {
  const { createPromptModule } = await import('inquirer');
  const prompt = createPromptModule({ output: process.stderr, signal: io.signal });
  return {
    text: async (message, options) =>
      (await prompt({ type: 'input', name: 'answer', message, ...options })).answer as string,
    choose: async <T>(message: string, choices: readonly Choice<T>[], preset?: T) => {
      const { answer } = await prompt({
        type: 'select',
        name: 'answer',
        message,
        choices,
        default: preset,
        loop: false,
      });
      return answer as T;
    },
  };
}
