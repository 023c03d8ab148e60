import type { CheckResult } from '../check/index.js';
import type { DocumentModel } from '../render/index.js';
import { type Panel, panelOf } from './panel.js';
import { Places } from './places.js';

/** What a preview is made with. Each part fails on its own: a page that cannot be made hides no finding. */
export interface PreviewWork<Opened> {
  /** The portfolio as it is on disk now. */
  open: () => Promise<Opened>;
  check: (opened: Opened) => Promise<CheckResult>;
  render: (opened: Opened) => Promise<{ html: string; model: Pick<DocumentModel, 'title' | 'links' | 'stages'> }>;
  /** What went wrong, for the person who reads the panel. */
  explain: (error: unknown) => string;
  /** Rule id -> what several findings of it are called together. */
  plurals: ReadonlyMap<string, string>;
}

/** What a window is told. */
export interface PreviewState {
  /** Which run of the program this is: a window of another run loads itself anew. */
  session: string;
  /** Counts the pages that differ; 0 while there is none. */
  page: number;
  title: string;
  /** Why something could not be made; the page and the panel are then the last good ones. */
  trouble: string | null;
  panel: Panel | null;
}

/** The last good page and what was found, kept up to date. */
export class Preview<Opened> {
  readonly #work: PreviewWork<Opened>;
  #state: PreviewState;
  #html = '';
  #bytes: Uint8Array | null = null;
  #places: Places | null = null;

  /** @param session differs from run to run */
  constructor(work: PreviewWork<Opened>, session: string) {
    this.#work = work;
    this.#state = { session, page: 0, title: 'Preview', trouble: null, panel: null };
  }

  get state(): PreviewState {
    return this.#state;
  }

  /** The last good page; null while there is none. */
  get document(): Uint8Array | null {
    return this.#bytes;
  }

  /** Looks at the portfolio anew. Never fails: what cannot be made is said in the state. */
  async refresh(): Promise<void> {
    const troubles: string[] = [];
    const attempt = async (part: () => Promise<void>): Promise<void> => {
      try {
        await part();
      } catch (error) {
        troubles.push(this.#work.explain(error));
      }
    };
    await attempt(async () => {
      const opened = await this.#work.open();
      await attempt(async () => this.#render(opened));
      await attempt(async () => this.#check(opened));
    });
    this.#state = { ...this.#state, trouble: troubles.length > 0 ? [...new Set(troubles)].join('\n') : null };
  }

  async #render(opened: Opened): Promise<void> {
    const { html, model } = await this.#work.render(opened);
    this.#places = new Places(model);
    if (html === this.#html) return;
    this.#html = html;
    this.#bytes = Buffer.from(html);
    this.#state = { ...this.#state, page: this.#state.page + 1, title: model.title };
  }

  async #check(opened: Opened): Promise<void> {
    const result = await this.#work.check(opened);
    this.#state = { ...this.#state, panel: panelOf(result, this.#work.plurals, this.#places) };
  }
}
