import { spawn } from 'node:child_process';
import { resolve } from 'node:path';
import { PassThrough, type Readable, type Writable } from 'node:stream';
import { pathToFileURL } from 'node:url';
import { onTestFinished } from 'vitest';
import type {
  ClientCapabilities,
  CodeAction,
  CompletionItem,
  Diagnostic,
  DocumentSymbol,
  Hover,
  Location,
  MessageConnection,
  PublishDiagnosticsParams,
  TextEdit,
} from 'vscode-languageserver';
import { createMessageConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { serveEditor } from '../../src/app/lsp.js';
import { SECOND, smallPortfolio } from './folder.js';

const PROGRAM = resolve(import.meta.dirname, '../../bin/mentor.js');
const CAPABILITIES: ClientCapabilities = {
  workspace: { didChangeWatchedFiles: { dynamicRegistration: true }, workspaceFolders: true },
  textDocument: { completion: { completionItem: { snippetSupport: true } } },
};

/** A place to put the caret: a line that holds `text`, at the `|` in it. */
export interface Caret {
  line: number;
  character: number;
}

/** What an editor talks to. */
interface Server {
  listens: Writable;
  says: Readable;
  ended: Promise<number | null>;
  end(): void;
}

/** A program of its own. */
function program(root: string): Server {
  const child = spawn(process.execPath, [PROGRAM, 'lsp', '--stdio'], { stdio: ['pipe', 'pipe', 'inherit'], cwd: root });
  return {
    listens: child.stdin,
    says: child.stdout,
    ended: new Promise((done) => child.once('exit', done)),
    end: () => void child.kill('SIGKILL'),
  };
}

/** The same from sources, in this process: for what is answered, whoever asks. */
function inProcess(root: string): Server {
  const [listens, says, ending] = [new PassThrough(), new PassThrough(), new AbortController()];
  const world = { cwd: root, env: process.env, notice: () => undefined, now: () => new Date(), signal: ending.signal };
  return { listens, says, ended: serveEditor(listens, says, world), end: () => ending.abort() };
}

/** An editor of the test's own, talking to a server of its own. */
export class Editor {
  readonly #server: Server;
  readonly connection: MessageConnection;
  readonly #root: string;
  readonly #texts = new Map<string, { text: string; version: number }>();
  readonly #diagnostics = new Map<string, Diagnostic[]>();
  readonly #waiting = new Set<() => void>();
  readonly log: string[] = [];

  constructor(root: string, server: Server) {
    this.#root = root;
    this.#server = server;
    server.listens.on('error', () => undefined);
    this.connection = createMessageConnection(
      new StreamMessageReader(server.says),
      new StreamMessageWriter(server.listens),
    );
    this.connection.onNotification('textDocument/publishDiagnostics', (told: PublishDiagnosticsParams) => {
      this.#diagnostics.set(told.uri, told.diagnostics);
      for (const wake of [...this.#waiting]) wake();
    });
    this.connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.log.push(message);
    });
    this.connection.onRequest('client/registerCapability', () => null);
    this.connection.listen();
    onTestFinished(() => {
      this.connection.dispose();
      server.end();
    });
  }

  /** Starts a server in a folder and says hello. @param options.folders left out: the folder itself */
  static async start(
    root: string,
    options: { folders?: string[] | null; capabilities?: ClientCapabilities; processId?: number } = {},
    server: Server = program(root),
  ): Promise<Editor> {
    const editor = new Editor(root, server);
    const folders = options.folders === undefined ? [root] : options.folders;
    await editor.connection.sendRequest('initialize', {
      processId: options.processId ?? process.pid,
      rootUri: null,
      capabilities: options.capabilities ?? CAPABILITIES,
      workspaceFolders: folders?.map((folder) => ({ uri: pathToFileURL(folder).href, name: 'portfolio' })) ?? null,
    });
    await editor.connection.sendNotification('initialized', {});
    return editor;
  }

  uri(path: string): string {
    return pathToFileURL(resolve(this.#root, path)).href;
  }

  async open(path: string, text: string): Promise<void> {
    this.#texts.set(path, { text, version: 1 });
    const textDocument = { uri: this.uri(path), languageId: 'markdown', version: 1, text };
    await this.connection.sendNotification('textDocument/didOpen', { textDocument });
  }

  /** Replaces a piece of an open text, as typing does. */
  async type(path: string, old: string, typed: string): Promise<void> {
    const { text, version } = this.#open(path);
    const document = TextDocument.create(this.uri(path), 'markdown', version, text);
    const from = text.indexOf(old);
    if (from === -1) throw new Error(`${path} does not hold ${old}`);
    const range = { start: document.positionAt(from), end: document.positionAt(from + old.length) };
    this.#texts.set(path, { text: text.replace(old, () => typed), version: version + 1 });
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.uri(path), version: version + 1 },
      contentChanges: [{ range, text: typed }],
    });
  }

  async close(path: string): Promise<void> {
    this.#texts.delete(path);
    await this.connection.sendNotification('textDocument/didClose', { textDocument: { uri: this.uri(path) } });
  }

  async changedOnDisk(...paths: string[]): Promise<void> {
    const changes = paths.map((path) => ({ uri: this.uri(path), type: 2 }));
    await this.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
  }

  /** Waits until the findings of a file are as asked for. */
  async findings(path: string, isRight: (found: Diagnostic[]) => boolean): Promise<Diagnostic[]> {
    for (;;) {
      const found = this.#diagnostics.get(this.uri(path));
      if (found && isRight(found)) return found;
      await new Promise<void>((wake) => {
        const once = (): void => {
          this.#waiting.delete(once);
          wake();
        };
        this.#waiting.add(once);
      });
    }
  }

  told(path: string): Diagnostic[] | undefined {
    return this.#diagnostics.get(this.uri(path));
  }

  /** @param marked a piece of the text with a `|` where the caret is */
  complete(path: string, marked: string): Promise<CompletionItem[] | null> {
    return this.#ask('completion', path, marked);
  }

  hover(path: string, marked: string): Promise<Hover | null> {
    return this.#ask('hover', path, marked);
  }

  definition(path: string, marked: string): Promise<Location[] | null> {
    return this.#ask('definition', path, marked);
  }

  references(path: string, marked: string): Promise<Location[] | null> {
    return this.#ask('references', path, marked, { context: { includeDeclaration: true } });
  }

  symbols(path: string): Promise<DocumentSymbol[] | null> {
    return this.connection.sendRequest('textDocument/documentSymbol', { textDocument: { uri: this.uri(path) } });
  }

  actions(path: string, diagnostics: Diagnostic[], only?: string[]): Promise<CodeAction[] | null> {
    const [first] = diagnostics;
    const range = first?.range ?? { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } };
    const context = { diagnostics, ...(only ? { only } : {}) };
    return this.connection.sendRequest('textDocument/codeAction', {
      textDocument: { uri: this.uri(path) },
      range,
      context,
    });
  }

  /** Makes an action's edits in the open text. @returns the text afterwards */
  async apply(path: string, action: CodeAction | undefined): Promise<string> {
    return this.edit(path, action?.edit?.changes?.[this.uri(path)] ?? []);
  }

  async edit(path: string, edits: readonly TextEdit[]): Promise<string> {
    const { text, version } = this.#open(path);
    const document = TextDocument.create(this.uri(path), 'markdown', version, text);
    const after = TextDocument.applyEdits(document, [...edits]);
    this.#texts.set(path, { text: after, version: version + 1 });
    await this.connection.sendNotification('textDocument/didChange', {
      textDocument: { uri: this.uri(path), version: version + 1 },
      contentChanges: [{ text: after }],
    });
    return after;
  }

  /** Says goodbye. @returns the exit code */
  async quit(): Promise<number | null> {
    const code = this.exitCode();
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    return code;
  }

  exitCode(): Promise<number | null> {
    return this.#server.ended;
  }

  caret(path: string, marked: string): Caret {
    const { text, version } = this.#open(path);
    const at = text.indexOf(marked.replace('|', ''));
    if (at === -1) throw new Error(`${path} does not hold ${marked}`);
    return TextDocument.create('', '', version, text).positionAt(at + marked.indexOf('|'));
  }

  #ask<T>(what: string, path: string, marked: string, more: object = {}): Promise<T> {
    const position = this.caret(path, marked);
    return this.connection.sendRequest(`textDocument/${what}`, {
      textDocument: { uri: this.uri(path) },
      position,
      ...more,
    });
  }

  #open(path: string): { text: string; version: number } {
    const open = this.#texts.get(path);
    if (!open) throw new Error(`${path} is not open`);
    return open;
  }
}

/** An editor in the small portfolio, with a second entry. */
export async function editorWith(files: Record<string, string> = {}): Promise<Editor> {
  const root = smallPortfolio({ 'journal/b.md': SECOND, ...files });
  return Editor.start(root, {}, inProcess(root));
}
