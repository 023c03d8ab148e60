import process from 'node:process';
import { createInterface } from 'node:readline';

/** Milliseconds after a line in which the rest of a paste arrives; nobody types a second line so soon. */
const PASTE = 150;

export interface LongAnswer {
  text: string;
  /** Ctrl-C was pressed behind some words: they are kept, and nothing more is asked. */
  isStopped: boolean;
}

/**
 * Asks for a text that may have paragraphs: Enter ends it, and what is pasted is taken whole, line ends and all.
 * @throws an AbortError for Ctrl-C on an empty line, and where the signal is given
 */
export function askLongText(
  message: string,
  validate: (text: string) => true | string,
  signal: AbortSignal,
): Promise<LongAnswer> {
  const screen = process.stderr;
  const reader = createInterface({
    input: process.stdin,
    output: screen,
    terminal: true,
    historySize: 0,
    prompt: '> ',
  });
  screen.write(`? ${message}\n`);
  reader.prompt();
  return new Promise<LongAnswer>((resolve, reject) => {
    const lines: string[] = [];
    let waiting: NodeJS.Timeout | undefined;
    const said = (): string => [...lines, reader.line].join('\n').trim();
    const end = (finish: () => void): void => {
      clearTimeout(waiting);
      signal.removeEventListener('abort', abort);
      // Only ours: readline's own listener is what lets go of the keys, else the next prompt shows each of them twice.
      reader.off('close', resolveSaid);
      reader.close();
      finish();
    };
    const resolveSaid = (): void => end(() => resolve({ text: said(), isStopped: false }));
    const stop = (): void => {
      const error = Object.assign(new Error('interrupted'), { name: 'AbortError' });
      screen.write('\n');
      const text = said();
      end(() => (text === '' ? reject(error) : resolve({ text, isStopped: true })));
    };
    const abort = (): void => stop();
    const askAgain = (fault: string): void => {
      lines.length = 0;
      screen.write(`> ${fault}\n`);
      reader.prompt();
    };
    const settle = (): void => {
      if (reader.line !== '') return;
      const fault = validate(said());
      if (fault === true) resolveSaid();
      else askAgain(fault);
    };
    reader.on('line', (line) => {
      lines.push(line);
      clearTimeout(waiting);
      waiting = setTimeout(settle, PASTE);
    });
    reader.on('SIGINT', stop);
    reader.on('close', resolveSaid);
    signal.addEventListener('abort', abort);
  });
}
