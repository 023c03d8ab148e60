/** What a command gets of the world around it, so that nothing else asks for it. */
export interface Io {
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  /** The result goes here. */
  out: (text: string) => void;
  /** Talk goes here. */
  err: (text: string) => void;
  /** A person sits at it: questions may be asked. */
  interactive: boolean;
  /** Where chalk's levels apply: 0 is no colour. */
  colorLevel: { out: 0 | 1 | 2 | 3; err: 0 | 1 | 2 | 3 };
  /** Columns of the terminal; 80 where there is none. */
  width: number;
  now: () => Date;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
}

/** @returns the day it is where the person sits, as YYYY-MM-DD */
export function today(io: Io): string {
  const now = io.now();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
}
