/** Exit codes (DESIGN 5). */
export const EXIT = { clean: 0, findings: 1, couldNotRun: 2, interrupted: 130 } as const;

const SYSTEM: Record<string, (path: string) => [message: string, hint: string]> = {
  EACCES: (path) => [`No permission for ${path}`, 'Choose a folder of your own with --out, or change its permissions.'],
  EPERM: (path) => [
    `The system does not allow writing ${path}`,
    'Close the program that has it open, or choose another folder with --out.',
  ],
  EROFS: (path) => [`${path} is on a disk that cannot be written`, 'Choose another folder with --out.'],
  ENOSPC: (path) => [
    `The disk is full: ${path} was not written, and what was there before is unchanged`,
    'Free some space and run the command again.',
  ],
  EBUSY: (path) => [
    `${path} is in use`,
    'Close the program that has it open (a PDF reader?) and run the command again.',
  ],
  ENOTDIR: (path) => [`${path} runs through a file, where a folder was expected`, 'Choose another folder.'],
  EISDIR: (path) => [`${path} is a folder, where a file was expected`, 'Choose another name.'],
  ENOENT: (path) => [`${path} does not exist`, 'Check the spelling of the path.'],
};

/** @returns what to print for an error, and the exit code; unknown errors show their stack where MENTOR_DEBUG is set */
export function explain(error: unknown, debug: boolean): { text: string; exitCode: number } {
  if (isAbort(error)) return { text: 'Stopped; nothing was left half-written.', exitCode: EXIT.interrupted };
  const fault = error instanceof Error ? error : new Error(String(error));
  const { code, path, hint } = fault as { code?: unknown; path?: unknown; hint?: unknown };
  const system = typeof code === 'string' && typeof path === 'string' ? SYSTEM[code]?.(path) : undefined;
  if (system) return { text: `${system[0]}.\n${system[1]}`, exitCode: EXIT.couldNotRun };
  if (typeof hint === 'string' && hint !== '') return { text: `${fault.message}\n${hint}`, exitCode: EXIT.couldNotRun };
  if (typeof code === 'string') return { text: fault.message, exitCode: EXIT.couldNotRun };
  const stack = debug
    ? `\n${fault.stack}`
    : '\nThis is a fault of mentor. Set MENTOR_DEBUG=1 to see where, and please report it.';
  return { text: `${fault.message}${stack}`, exitCode: EXIT.couldNotRun };
}

/** Ctrl-C reaches a command as an aborted signal, and a prompt as inquirer's ExitPromptError. */
function isAbort(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'ExitPromptError' || error.name === 'AbortError' || error.message === 'interrupted';
}
