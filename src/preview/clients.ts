import type { ServerResponse } from 'node:http';

/** More windows than anybody has open on one portfolio. */
const MOST_CLIENTS = 16;
/** Bytes that may wait for a window that does not read. */
const MOST_WAITING = 8 * 1024 * 1024;

/** The windows that are told what changed, by server-sent events. */
export class Clients {
  readonly #open = new Set<ServerResponse>();

  get isFull(): boolean {
    return this.#open.size >= MOST_CLIENTS;
  }

  /** Takes a window in and tells it where things stand. */
  add(response: ServerResponse, message: string): void {
    this.#open.add(response);
    response.once('close', () => this.#open.delete(response));
    response.write(`retry: 1000\n\n${eventOf(message)}`);
  }

  /** Tells every window. One that has stopped reading is let go: it comes back by itself if it is alive. */
  tell(message: string): void {
    const event = eventOf(message);
    for (const response of this.#open) {
      if (response.writableLength > MOST_WAITING) response.destroy();
      else response.write(event);
    }
  }

  close(): void {
    for (const response of this.#open) response.end();
  }
}

/** @param message one line */
function eventOf(message: string): string {
  return `event: state\ndata: ${message}\n\n`;
}
