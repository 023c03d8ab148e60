import type { Connection, Diagnostic } from 'vscode-languageserver';
import { addressOf } from './addresses.js';
import { concealedPaths, diagnosticsOf } from './diagnostics.js';
import type { PortfolioSession, View } from './session.js';

/** Milliseconds of quiet before a portfolio is checked again. */
const QUIET = 120;

/** Checks portfolios when the typing pauses, and tells the editor what has changed of the findings. */
export class Publisher {
  readonly #connection: Connection;
  readonly #rulesPage: string | null;
  readonly #report: (error: unknown) => void;
  readonly #timers = new Map<PortfolioSession, NodeJS.Timeout>();
  readonly #told = new Map<PortfolioSession, Map<string, string>>();
  readonly #lookedInside = new WeakSet<PortfolioSession>();
  #queue: Promise<void> = Promise.resolve();

  constructor(connection: Connection, rulesPage: string | null, report: (error: unknown) => void) {
    this.#connection = connection;
    this.#rulesPage = rulesPage;
    this.#report = report;
  }

  /** @param wait milliseconds */
  schedule(session: PortfolioSession, wait: number = QUIET): void {
    clearTimeout(this.#timers.get(session));
    this.#timers.set(
      session,
      setTimeout(() => this.#run(session), wait),
    );
  }

  /** Asks for another look inside evidence with the next check. */
  evidenceChanged(session: PortfolioSession): void {
    this.#lookedInside.delete(session);
  }

  /** Takes back all that was told of a portfolio. */
  forget(session: PortfolioSession): void {
    clearTimeout(this.#timers.get(session));
    this.#timers.delete(session);
    for (const path of this.#told.get(session)?.keys() ?? []) this.#send(session, path, []);
    this.#told.delete(session);
  }

  stop(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer);
    this.#timers.clear();
  }

  /** One check after the other: what changes meanwhile is scheduled again. */
  #run(session: PortfolioSession): void {
    this.#timers.delete(session);
    this.#queue = this.#queue.then(() => this.#check(session)).catch((error: unknown) => this.#report(error));
  }

  async #check(session: PortfolioSession): Promise<void> {
    this.#tell(session, await session.refresh());
    if (this.#lookedInside.has(session)) return;
    this.#lookedInside.add(session);
    if (await session.lookInside()) this.#tell(session, await session.refresh());
  }

  #tell(session: PortfolioSession, { result, files, linked }: View): void {
    const before = this.#told.get(session) ?? new Map<string, string>();
    const now = new Map<string, string>();
    for (const [path, diagnostics] of diagnosticsOf(
      result.findings,
      files,
      this.#rulesPage,
      concealedPaths(linked.portfolio),
    )) {
      const told = JSON.stringify(diagnostics);
      now.set(path, told);
      if (before.get(path) !== told) this.#send(session, path, diagnostics);
    }
    for (const path of before.keys()) if (!now.has(path)) this.#send(session, path, []);
    this.#told.set(session, now);
  }

  #send(session: PortfolioSession, path: string, diagnostics: Diagnostic[]): void {
    this.#connection.sendDiagnostics({ uri: addressOf(session.root, path), diagnostics }).catch(() => undefined);
  }
}
