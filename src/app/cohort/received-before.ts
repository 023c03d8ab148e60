import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { CONFIG_PATH, readConfig } from '../../portfolio/index.js';
import { openHandedIn } from '../../submission/handed-in.js';
import { attempt } from '../../text/attempt.js';
import { addTo } from '../../text/group-by.js';
import { type HandedInOn, handedInOn } from './arrived.js';
import type { OpenCohort, Received } from './open-cohort.js';
import { digestReceived } from './received-digest.js';

/** What was received before, looked into only as far as somebody asks. */
export class ReceivedBefore {
  readonly #root: string;
  readonly #received: Map<string, Received[]>;
  readonly #digests = new Map<string, string>();
  #portfolios: Map<string, string> | null = null;

  constructor({ root, received }: OpenCohort) {
    this.#root = root;
    this.#received = new Map([...received].map(([id, all]) => [id, [...all]]));
  }

  /** @param path absolute: only what has its size can be the same */
  ofDigest(path: string, digest: string): Received | undefined {
    const { size } = statSync(path);
    return [...this.#received.values()].flat().find((one) => {
      const known = this.#digests.get(one.path);
      if (known !== undefined) return known === digest;
      const full = join(this.#root, one.path);
      return statSync(full, { throwIfNoEntry: false })?.size === size && digestReceived(full) === digest;
    });
  }

  /** @param path absolute, a Word form: the same bytes stand beside what was read from them. @param sha256 of its bytes */
  ofForm(path: string, sha256: string): Received | undefined {
    const bytes = readFileSync(path);
    return [...this.#received.values()].flat().find((one) => {
      if (this.#digests.get(one.path) === sha256) return true;
      const form = join(this.#root, `${one.path}.docx`);
      return statSync(form, { throwIfNoEntry: false })?.size === bytes.length && readFileSync(form).equals(bytes);
    });
  }

  /** When the latest was handed in, where its manifest says so. */
  latest(id: string): (HandedInOn & { path: string }) | null {
    const path = this.#received.get(id)?.at(-1)?.path;
    const on = path === undefined ? null : attempt(() => handedInOn(join(this.#root, path)));
    return on === null || path === undefined ? null : { ...on, path };
  }

  /** The number of the latest; 0 where there is none. */
  last(id: string): number {
    return Number(this.#received.get(id)?.at(-1)?.number ?? 0);
  }

  nextPath(id: string): string {
    return `received/${id}/${String(this.last(id) + 1).padStart(3, '0')}.zip`;
  }

  add(one: Received, digest: string, portfolio: string | null): void {
    addTo(this.#received, one.id, one);
    this.#digests.set(one.path, digest);
    if (portfolio !== null) this.#portfolios?.set(portfolio, one.id);
  }

  /** The person of each portfolio id. */
  portfolios(): ReadonlyMap<string, string> {
    this.#portfolios ??= new Map(
      [...this.#received.values()].flatMap((all) =>
        all.slice(-1).flatMap(({ id, path }): [string, string][] => {
          const portfolio = attempt(() => idIn(join(this.#root, path)));
          return portfolio === null ? [] : [[portfolio, id]];
        }),
      ),
    );
    return this.#portfolios;
  }
}

function idIn(path: string): string | null {
  const { files, close } = openHandedIn(path);
  try {
    return readConfig(files.texts.get(CONFIG_PATH) ?? '').config.id;
  } finally {
    close();
  }
}
