/** What a command gets of the world around it, so that nothing else asks for it. */
export interface World {
  cwd: string;
  env: Readonly<Record<string, string | undefined>>;
  /** Takes a sentence that a person should know beside the result. */
  notice: (sentence: string) => void;
  now: () => Date;
  /** Aborted by Ctrl-C. */
  signal: AbortSignal;
}

/** @returns the day it is where the person sits, as YYYY-MM-DD */
export function today({ now }: Pick<World, 'now'>): string {
  const day = now();
  const two = (part: number): string => String(part).padStart(2, '0');
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
