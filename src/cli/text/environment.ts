import { wrap } from '../../text/wrap.js';

/** Every environment variable that is read, and what it is for. */
export const VARIABLES: Readonly<Record<string, string>> = {
  MENTOR_BROWSER: 'the Chrome, Edge or Chromium that makes the PDF, as --browser',
  MENTOR_BROWSER_MIRROR: 'where `mentor browser install` fetches a browser, instead of from the makers of Chrome',
  MENTOR_NO_SANDBOX: '1: the browser runs without its sandbox, for containers that forbid it',
  MENTOR_PRINT_MINUTES: 'how many minutes the browser may print before it is stopped (default: 15)',
  MENTOR_ALLOWED_SIGNERS: 'the file with the keys that you trust, as --allowed-signers',
  MENTOR_CACHE: 'the folder for what is remembered between runs',
  MENTOR_DEBUG: '1: shows where in mentor a fault occurred',
  VISUAL: 'your editor, for `open` and --edit; else EDITOR',
  EDITOR: 'the same',
  NO_COLOR: 'no colours, as --no-color',
  FORCE_COLOR: '1: colours everywhere; 0: none',
  TERM: 'dumb: no colours, and nothing is asked',
  SOURCE_DATE_EPOCH:
    'the day on which a document says it was made, in seconds since 1970, so that its bytes are the same each time',
  XDG_CACHE_HOME: 'the folder for caches, if MENTOR_CACHE names none',
  XDG_CONFIG_HOME: 'the folder for settings, where mentor looks for the keys that you trust',
  HOME: 'your folder: what ~ means',
  USERPROFILE: 'the same on Windows',
  SSH_AUTH_SOCK: 'the agent that holds your SSH keys, for signing',
  LD_LIBRARY_PATH: 'passed on to the browser that comes with mentor',
  MENTOR_GUARD: 'set by mentor itself, to find out whether git runs its hook',
  PATH: 'where mentor looks for programs: browsers, editors, git, ssh-keygen',
  GITHUB_WORKSPACE: 'in GitHub Actions: the top folder, from which file names in reports start',
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
