import { wrap } from '../../text/wrap.js';

/** Every environment variable that is read, and what it is for. */
export const VARIABLES: Readonly<Record<string, string>> = {
  MENTOR_BROWSER: 'the Chrome, Edge or Chromium that makes the PDF, as --browser',
  MENTOR_BROWSER_MIRROR: 'where `mentor browser install` fetches it instead of from the makers of Chrome',
  MENTOR_NO_SANDBOX: '1: the browser runs without its sandbox, for containers that forbid it',
  MENTOR_PRINT_MINUTES: 'how long the browser may print before it is ended; left out: 15',
  MENTOR_ALLOWED_SIGNERS: 'the file with the keys that you believe, as --allowed-signers',
  MENTOR_CACHE: 'the folder for what is remembered between runs',
  MENTOR_DEBUG: '1: shows where a fault of mentor lies',
  VISUAL: 'your editor, for `open` and --edit; else EDITOR',
  EDITOR: 'the same',
  NO_COLOR: 'no colours, as --no-color',
  FORCE_COLOR: '1: colours everywhere; 0: none',
  TERM: 'dumb: no colours, and nothing is asked',
  SOURCE_DATE_EPOCH: 'the day a document says it was made on, in seconds since 1970, for the same bytes each time',
  XDG_CACHE_HOME: 'the folder of caches, where MENTOR_CACHE names none',
  XDG_CONFIG_HOME: 'the folder of settings, where the keys that you believe are looked for',
  HOME: 'your folder: what ~ means',
  USERPROFILE: 'the same on Windows',
  SSH_AUTH_SOCK: 'the agent that holds your SSH keys, for signing',
  LD_LIBRARY_PATH: 'handed on to the browser that is brought along',
  MENTOR_GUARD: 'set by mentor itself, to find out whether git runs its hook',
  PATH: 'where programs are looked for: browsers, editors, git, ssh-keygen',
  GITHUB_WORKSPACE: 'in GitHub Actions: the top folder, which file names in reports begin from',
  CI_PROJECT_DIR: 'the same in GitLab',
};

/** @returns each variable with what it is for, on so many columns */
export function environmentText(width: number): string {
  const column = Math.max(...Object.keys(VARIABLES).map((name) => name.length)) + 2;
  const lines = Object.entries(VARIABLES).flatMap(([name, about]) => {
    const [first = '', ...rest] = wrap(about, Math.max(20, Math.min(width, 100) - column - 2));
    return [`  ${name.padEnd(column)}${first}`, ...rest.map((line) => `  ${' '.repeat(column)}${line}`)];
  });
  return `Environment variables that mentor reads:\n\n${lines.join('\n')}\n`;
}
