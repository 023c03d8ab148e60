import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { isPeoplePath, NameFinder, type PastName, type PrivatePerson } from '../portfolio/index.js';

/** What a repository of somebody else may not make git do: run programs, sign, fetch. */
const HARMLESS = [
  ...[
    'log.showSignature=false',
    'core.fsmonitor=false',
    'core.pager=cat',
    'protocol.allow=never',
    'core.quotePath=false',
  ],
].flatMap((setting) => ['-c', setting]);
const LOG = [
  'log',
  '--all',
  '--no-color',
  '--no-ext-diff',
  '--no-textconv',
  '--no-renames',
  '--relative',
  '--date=short',
];
const FORMAT = ['-p', '-U0', '--format=%x01%h %ad%n%B%x02', '--', '.'];
/** Characters of history that are looked through. */
const MOST = 1024 * 1024 * 1024;

/**
 * Looks for real names in everything that git keeps of a portfolio: added lines, file names, messages of commits.
 * @param root absolute path of the portfolio
 * @returns the first commit for each person and file; null where there is no git or no repository
 */
export async function searchHistory(
  root: string,
  people: readonly PrivatePerson[],
  env: Readonly<Record<string, string | undefined>>,
  signal: AbortSignal,
): Promise<PastName[] | null> {
  const git = spawn('git', ['-C', root, ...HARMLESS, ...LOG, ...FORMAT], {
    stdio: ['ignore', 'pipe', 'ignore'],
    env: { ...env, GIT_NO_LAZY_FETCH: '1', GIT_OPTIONAL_LOCKS: '0', GIT_TERMINAL_PROMPT: '0', LC_ALL: 'C' },
    signal,
  });
  const ended = new Promise<number | null>((done, fail) => {
    git.on('close', done);
    git.on('error', () => (signal.aborted ? fail(signal.reason) : done(null)));
  });
  const reader = new HistoryReader(new NameFinder(people));
  let left = MOST;
  for await (const line of createInterface({ input: git.stdout, crlfDelay: Number.POSITIVE_INFINITY })) {
    reader.line(line);
    left -= line.length + 1;
    if (left < 0) git.kill();
  }
  const code = await ended;
  return code === 0 || left < 0 ? reader.end() : null;
}

/** Reads the log line by line, newest commit first. */
class HistoryReader {
  readonly #finder: NameFinder;
  readonly #found = new Map<string, PastName>();
  #commit = '';
  #day = '';
  #path: string | null = null;
  #isMessage = false;
  #isHeader = false;
  #text: string[] = [];

  constructor(finder: NameFinder) {
    this.#finder = finder;
  }

  line(line: string): void {
    if (line.startsWith('\x01')) this.#startCommit(line.slice(1));
    else if (this.#isMessage) this.#message(line);
    else if (line.startsWith('diff --git ')) this.#startFile(line.slice('diff --git '.length));
    else if (line.startsWith('@@')) this.#isHeader = false;
    else if (!this.#isHeader && line.startsWith('+')) this.#text.push(line.slice(1));
  }

  end(): PastName[] {
    this.#flush();
    return [...this.#found.values()];
  }

  #startCommit(line: string): void {
    this.#flush();
    [this.#commit = '', this.#day = ''] = line.split(' ');
    this.#path = null;
    this.#isMessage = true;
  }

  #message(line: string): void {
    this.#isMessage = !line.endsWith('\x02');
    this.#text.push(line.replace('\x02', ''));
  }

  /** Both names are the same, for renames are told as a file gone and one new: `a/evidence/x.pdf b/evidence/x.pdf`. */
  #startFile(names: string): void {
    this.#flush();
    const path = names.slice(2, (names.length - 1) / 2);
    this.#path = path;
    this.#isHeader = true;
    if (isPeoplePath(path)) this.#note(null);
    for (const { person } of this.#finder.inPath(path)) this.#note(person.as);
  }

  #flush(): void {
    if (this.#text.length > 0 && !isPeoplePath(this.#path ?? ''))
      for (const { person } of this.#finder.inText(this.#text.join('\n'))) this.#note(person.as);
    this.#text = [];
  }

  /** The log goes back in time, so the last word is the first commit. */
  #note(as: string | null): void {
    const { path, commit, day } = { path: this.#path, commit: this.#commit, day: this.#day };
    this.#found.set(JSON.stringify([path, as]), { path, commit, day, as });
  }
}
