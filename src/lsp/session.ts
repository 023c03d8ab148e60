import { type CheckResult, check, RULES } from '../check/index.js';
import {
  coverStage,
  type LinkedPortfolio,
  linkPortfolio,
  type StageCoverage,
  type StageInFramework,
} from '../coverage/index.js';
import { findFaults } from '../evidence/find-faults.js';
import type { FrameworkStage } from '../framework/model.js';
import { LARGEST_TEXT } from '../portfolio/files.js';
import { type FileContent, type FileSet, loadFiles, type PortfolioDocument, readDocument } from '../portfolio/index.js';
import { LiveFolder } from './live-folder.js';
import type { LanguageServerOptions } from './options.js';

/** A portfolio as it reads now, with what the editor has not saved yet. */
export interface View {
  files: FileSet;
  linked: LinkedPortfolio;
  result: CheckResult;
}

type Kept = { text: string; result: ReturnType<typeof readDocument> };

/** One portfolio that a file was opened of. Reads again only the document that changed. */
export class PortfolioSession {
  readonly root: string;
  readonly #options: Pick<LanguageServerOptions, 'today' | 'lookInside'>;
  readonly #folder: LiveFolder;
  readonly #buffers = new Map<string, string>();
  readonly #faults = new Map<string, string>();
  readonly #kept = new Map<string, Kept>();
  readonly #coverage = new Map<FrameworkStage, StageCoverage>();
  #contents: ReadonlyMap<string, FileContent> = new Map();
  #view: View | null = null;

  /** @param root absolute path of the portfolio */
  constructor(root: string, options: Pick<LanguageServerOptions, 'today' | 'lookInside'>) {
    this.root = root;
    this.#options = options;
    this.#folder = new LiveFolder(root);
  }

  /** As last read; null where it was not read yet. */
  get portfolio(): LinkedPortfolio['portfolio'] | null {
    return this.#view?.linked.portfolio ?? null;
  }

  /** @param text as the editor has it; null where the file was closed */
  setBuffer(path: string, text: string | null): void {
    if (text !== null) this.#buffers.set(path, text.replace(/\r\n?/g, '\n'));
    else if (this.#buffers.delete(path)) this.#folder.update([path]);
  }

  /** Files changed on disk. */
  update(paths: readonly string[]): void {
    this.#folder.update(paths);
  }

  reload(): void {
    this.#folder.reload();
  }

  /** Looks inside photos and films. @returns whether that says anything new */
  async lookInside(): Promise<boolean> {
    const before = JSON.stringify([...this.#contents]);
    this.#contents = await this.#options.lookInside(this.root, this.#folder.with(new Map()).files);
    return JSON.stringify([...this.#contents]) !== before;
  }

  /** Checks the portfolio as it reads now. */
  async refresh(): Promise<View> {
    const files = this.#folder.with(this.#buffers);
    files.faults = await findFaults(this.root, files.files, this.#faults);
    const linked = linkPortfolio(await loadFiles(files, (path, text) => this.#read(path, text())));
    const options = { today: this.#options.today(), texts: files.texts, contents: this.#contents };
    this.#view = { files, linked, result: check(linked, RULES, options) };
    this.#coverage.clear();
    for (const path of this.#kept.keys()) if (!files.texts.has(path)) this.#kept.delete(path);
    return this.#view;
  }

  /** The portfolio as of the last refresh; the first one is made where there was none. */
  async view(): Promise<View> {
    return this.#view ?? this.refresh();
  }

  /** @returns YYYY-MM-DD */
  today(): string {
    return this.#options.today();
  }

  /** @returns a file's text as the editor or the disk has it now, or null */
  text(path: string): string | null {
    return this.#buffers.get(path) ?? this.#folder.text(path);
  }

  /** @returns a document as it reads now, even where the last refresh is older; null where the file is none */
  document(path: string): PortfolioDocument | null {
    const text = this.text(path);
    if (text === null || text.length > LARGEST_TEXT || !/\.(md|markdown)$/i.test(path)) return null;
    return this.#read(path, text).document;
  }

  /** What a stage has, as of the last refresh. */
  coverage({ linked }: View, place: StageInFramework): StageCoverage {
    const known = this.#coverage.get(place.stage) ?? coverStage(linked, place);
    this.#coverage.set(place.stage, known);
    return known;
  }

  #read(path: string, text: string): Kept['result'] {
    const kept = this.#kept.get(path);
    if (kept?.text === text) return kept.result;
    const result = readDocument(path, text);
    this.#kept.set(path, { text, result });
    return result;
  }
}
