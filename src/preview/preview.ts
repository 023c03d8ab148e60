import type { CheckResult } from '../check/index.js';
import type { DocumentModel } from '../document/model.js';
import { type Panel, panelOf } from './panel.js';
import { PictureShelf, type ShelvedPicture } from './pictures.js';
import { Places } from './places.js';
import { filesByAnchor, lineOf, type OpenRequest, type Source } from './source.js';

/** What a preview is made with. Each part fails on its own: a page that cannot be made hides no finding. */
export interface PreviewWork<Opened> {
  /** The portfolio as it is on disk now. */
  open: () => Promise<Opened>;
  check: (opened: Opened) => Promise<CheckResult>;
  render: (opened: Opened) => Promise<{
    html: string;
    title: string;
    model: Pick<DocumentModel, 'links' | 'stages'>;
    /** The pictures that the page leaves to the server. */
    shelf: PictureShelf;
  }>;
  /** The bytes of a picture of the portfolio as they are now, or null. */
  bytesOf: (file: string) => Uint8Array | null;
  /** The text of a file of the portfolio, or null. */
  textOf: (opened: Opened, file: string) => string | null;
  /** Opens a file of the portfolio in the person's editor. */
  edit: (source: Source) => Promise<void>;
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
  #shelf = new PictureShelf('');
  #opened: Opened | null = null;
  #files: ReadonlyMap<string, string> = new Map();

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

  /** A picture of the last good page by its address there, and none other. */
  picture(address: string): ShelvedPicture | null {
    return this.#shelf.read(address, this.#work.bytesOf);
  }

  /**
   * Opens in the person's editor what a window asks for. Only files that were read and that the page or the panel names can be asked for.
   * @returns why not, or null where it did
   */
  async open(request: OpenRequest): Promise<string | null> {
    const source = this.#sourceOf(request);
    if (source === null) return 'This does not come from a file of the portfolio.';
    try {
      await this.#work.edit(source);
      return null;
    } catch (error) {
      return this.#work.explain(error);
    }
  }

  #sourceOf(request: OpenRequest): Source | null {
    const file = 'anchors' in request ? this.#fileAt(request.anchors) : request.file;
    const text = file === undefined || this.#opened === null ? null : this.#work.textOf(this.#opened, file);
    if (file === undefined || text === null) return null;
    return { file, line: 'anchors' in request ? lineOf(request.words, text) : request.line };
  }

  #fileAt(anchors: readonly string[]): string | undefined {
    return anchors.map((anchor) => this.#files.get(anchor)).find((file) => file !== undefined);
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
      this.#opened = opened;
      await attempt(async () => this.#render(opened));
      await attempt(async () => this.#check(opened));
    });
    this.#state = { ...this.#state, trouble: troubles.length > 0 ? [...new Set(troubles)].join('\n') : null };
  }

  async #render(opened: Opened): Promise<void> {
    const { html, title, model, shelf } = await this.#work.render(opened);
    this.#shelf = shelf;
    this.#places = new Places(model);
    this.#files = filesByAnchor(model);
    if (html === this.#html) return;
    this.#html = html;
    this.#bytes = Buffer.from(html);
    this.#state = { ...this.#state, page: this.#state.page + 1, title };
  }

  async #check(opened: Opened): Promise<void> {
    const result = await this.#work.check(opened);
    this.#state = { ...this.#state, panel: panelOf(result, this.#work.plurals, this.#places) };
  }
}
