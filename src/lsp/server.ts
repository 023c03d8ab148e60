import {
  CodeActionKind,
  type Connection,
  createConnection,
  DidChangeWatchedFilesNotification,
  type InitializeParams,
  type InitializeResult,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver';
import { createProtocolConnection, StreamMessageReader, StreamMessageWriter } from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { isTextPath } from '../portfolio/files.js';
import { codeActions } from './code-actions.js';
import { completions } from './completion/completions.js';
import { definitions, usesOf } from './definition.js';
import { hoverAt } from './hover.js';
import { logError } from './log.js';
import type { LanguageServerOptions } from './options.js';
import { Publisher } from './publisher.js';
import { symbolsOf } from './symbols.js';
import { type Place, Workspace } from './workspace.js';

/** Milliseconds between two looks whether the editor still runs. */
const HEARTBEAT = 3000;

/**
 * Serves one editor until it says goodbye, is gone, or Ctrl-C is pressed.
 * @returns the exit code that the protocol asks for: 0 after a shutdown, else 1
 */
export function runLanguageServer(options: LanguageServerOptions): Promise<number> {
  return new Promise((done) => {
    const timers: NodeJS.Timeout[] = [];
    const watchDog = {
      shutdownReceived: false,
      initialize: ({ processId }: InitializeParams): void => {
        if (typeof processId !== 'number') return;
        timers.push(setInterval(() => options.isAlive(processId) || end(watchDog.shutdownReceived ? 0 : 1), HEARTBEAT));
      },
      exit: (code: number): void => end(code),
    };
    const connection = createConnection(
      (logger) =>
        createProtocolConnection(
          new StreamMessageReader(options.input),
          new StreamMessageWriter(options.output),
          logger,
        ),
      watchDog,
    );
    const server = new Server(connection, options);
    const end = (code: number): void => {
      for (const timer of timers.splice(0)) clearInterval(timer);
      server.stop();
      done(code);
    };
    for (const event of ['end', 'close']) options.input.on(event, () => end(watchDog.shutdownReceived ? 0 : 1));
    options.signal.addEventListener('abort', () => end(130));
    connection.listen();
  });
}

/** Answers an editor's requests. A request that fails is logged and answered with nothing. */
class Server {
  readonly #connection: Connection;
  readonly #version: string;
  readonly #workspace: Workspace;
  readonly #publisher: Publisher;
  readonly #documents = new TextDocuments(TextDocument);
  #capabilities: InitializeParams['capabilities'] = {};

  constructor(connection: Connection, options: LanguageServerOptions) {
    this.#connection = connection;
    this.#version = options.version;
    this.#workspace = new Workspace(options);
    const log = (error: unknown): void => this.#log(error);
    this.#publisher = new Publisher(connection, options.rulesPage, log);
    connection.onInitialize((params) => this.#initialize(params));
    connection.onInitialized(() => this.#watch());
    this.#followDocuments();
    this.#answerRequests();
    this.#documents.listen(connection);
  }

  stop(): void {
    this.#publisher.stop();
  }

  #initialize({ capabilities, workspaceFolders, rootUri }: InitializeParams): InitializeResult {
    this.#capabilities = capabilities;
    this.#workspace.addFolders(workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : []));
    return {
      serverInfo: { name: 'mentor', version: this.#version },
      capabilities: {
        textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental, save: true },
        completionProvider: { triggerCharacters: [' ', ':', '[', '(', ',', '/', '.', '-', '@'] },
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        documentSymbolProvider: true,
        codeActionProvider: {
          codeActionKinds: [CodeActionKind.QuickFix, CodeActionKind.RefactorRewrite, CodeActionKind.SourceFixAll],
        },
        workspace: { workspaceFolders: { supported: true, changeNotifications: true } },
      },
    };
  }

  get #canWatch(): boolean {
    return this.#capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true;
  }

  #watch(): void {
    if (this.#canWatch) {
      const watchers = [{ globPattern: '**/*' }];
      this.#connection.client
        .register(DidChangeWatchedFilesNotification.type, { watchers })
        .catch((error: unknown) => this.#log(error));
    }
    if (this.#capabilities.workspace?.workspaceFolders) {
      this.#connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
        this.#workspace.addFolders(added.map(({ uri }) => uri));
        this.#workspace.removeFolders(removed.map(({ uri }) => uri));
      });
    }
  }

  #followDocuments(): void {
    const follow = (address: string, text: string | null): void => {
      const place = this.#workspace.open(address);
      if (place === null || !isTextPath(place.path)) return;
      place.session.setBuffer(place.path, text);
      this.#publisher.schedule(place.session);
    };
    this.#documents.onDidChangeContent(({ document }) => this.#safely(() => follow(document.uri, document.getText())));
    this.#documents.onDidClose(({ document }) => this.#safely(() => follow(document.uri, null)));
    this.#documents.onDidSave(({ document }) => this.#safely(() => this.#reload(document.uri)));
    this.#connection.onDidChangeWatchedFiles(({ changes }) =>
      this.#safely(() => this.#changed(changes.map(({ uri }) => uri))),
    );
  }

  /** An editor that watches no files says only what it saves: then the folder is looked through. */
  #reload(address: string): void {
    const place = this.#canWatch ? null : this.#workspace.find(address);
    if (place === null) return;
    place.session.reload();
    this.#publisher.evidenceChanged(place.session);
    this.#publisher.schedule(place.session);
  }

  #changed(addresses: readonly string[]): void {
    const places = addresses.flatMap((address) => this.#workspace.find(address) ?? []);
    for (const session of new Set(places.map((place) => place.session))) {
      if (this.#workspace.isGone(session)) {
        this.#publisher.forget(session);
        this.#workspace.close(session);
        continue;
      }
      const paths = places.filter((place) => place.session === session).map(({ path }) => path);
      session.update(paths);
      if (!paths.every(isTextPath)) this.#publisher.evidenceChanged(session);
      this.#publisher.schedule(session);
    }
  }

  #answerRequests(): void {
    const answer = <P extends { textDocument: { uri: string } }, R>(reply: (place: Place, params: P) => Promise<R>) => {
      return async (params: P): Promise<R | null> => {
        try {
          const place = this.#workspace.open(params.textDocument.uri);
          return place && isTextPath(place.path) ? await reply(place, params) : null;
        } catch (error) {
          this.#log(error);
          return null;
        }
      };
    };
    this.#connection.onCompletion(
      answer((place, { position }) => {
        const snippets = this.#capabilities.textDocument?.completion?.completionItem?.snippetSupport === true;
        return completions(place, position, snippets);
      }),
    );
    this.#connection.onHover(answer((place, { position }) => hoverAt(place, position)));
    this.#connection.onDefinition(answer((place, { position }) => definitions(place, position)));
    this.#connection.onReferences(answer((place, { position }) => usesOf(place, position)));
    this.#connection.onDocumentSymbol(answer(async (place) => symbolsOf(place)));
    this.#connection.onCodeAction(answer((place, params) => codeActions(place, params)));
  }

  #safely(action: () => void): void {
    try {
      action();
    } catch (error) {
      this.#log(error);
    }
  }

  #log(error: unknown): void {
    logError(this.#connection, this.#workspace.sessions, error);
  }
}
