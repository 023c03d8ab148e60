const fileInTheWay = (path: string): [message: string, hint: string] => [
  `Part of the path ${path} is a file, but a folder was expected`,
  'Choose another folder.',
];

/** What the system says, for a person. */
const SYSTEM: Record<string, (path: string) => [message: string, hint: string]> = {
  EACCES: (path) => [
    `No permission for ${path}`,
    'Change its permissions, or those of its folder, and run the command again.',
  ],
  EPERM: (path) => [
    `The system does not allow writing ${path}`,
    'Close the program that has it open, and run the command again.',
  ],
  EROFS: (path) => [
    `${path} is on a disk that cannot be written to`,
    'Copy the portfolio to a disk that can be written to.',
  ],
  ENOSPC: (path) => [
    `The disk is full: ${path} was not written, and any earlier file is unchanged`,
    'Free some space and run the command again.',
  ],
  EBUSY: (path) => [
    `${path} is in use`,
    'Close the program that has it open (a PDF reader?) and run the command again.',
  ],
  ENOTDIR: fileInTheWay,
  EEXIST: fileInTheWay,
  EISDIR: (path) => [`${path} is a folder, but a file was expected`, 'Choose another name.'],
  ENOENT: (path) => [`${path} does not exist`, 'Check the spelling of the path.'],
};

/** @returns what to tell a person of an error; of one that is a fault of ours, its stack where `debug` says so */
export function explain(error: unknown, debug = false): string {
  if (isStopped(error)) return 'Stopped; nothing was left half-written.';
  const fault = error instanceof Error ? error : new Error(String(error));
  const { code, path, hint } = fault as { code?: unknown; path?: unknown; hint?: unknown };
  const system = typeof code === 'string' && typeof path === 'string' ? SYSTEM[code]?.(path) : undefined;
  if (system) return `${system[0]}.\n${system[1]}`;
  if (typeof hint === 'string' && hint !== '') return `${fault.message}\n${hint}`;
  if (typeof code === 'string') return fault.message;
  const stack = debug
    ? `\n${fault.stack}`
    : '\nThis is a fault of mentor. Set MENTOR_DEBUG=1 to see where, and please report it.';
  return `${fault.message}${stack}`;
}

/** What was thrown says of itself. */
export function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}

/** Ctrl-C reaches a command as an aborted signal, and a prompt as inquirer's ExitPromptError. */
export function isStopped(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  return error.name === 'ExitPromptError' || error.name === 'AbortError' || error.message === 'interrupted';
}
