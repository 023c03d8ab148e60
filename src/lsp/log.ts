import type { Connection } from 'vscode-languageserver';
import { Concealer } from '../check/private/conceal.js';
import type { PortfolioSession } from './session.js';

/** Tells the editor's log what went wrong; people paste it into reports, so no real name of a portfolio stands in it. */
export function logError(connection: Connection, sessions: Iterable<PortfolioSession>, error: unknown): void {
  let text = error instanceof Error ? (error.stack ?? error.message) : String(error);
  for (const { portfolio } of sessions) if (portfolio) text = new Concealer(portfolio).text(text);
  connection.console.error(text);
}
