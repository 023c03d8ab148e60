import { randomBytes } from 'node:crypto';
import {
  createServer,
  type IncomingMessage,
  type OutgoingHttpHeaders,
  type Server,
  type ServerResponse,
} from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { Clients } from './clients.js';
import { refuse } from './guard.js';
import { PICTURES, type ShelvedPicture } from './pictures.js';
import type { PreviewState } from './preview.js';
import { DOCUMENT_POLICY, loadShell, PICTURE_POLICY, type Shell, shellPage, shellPolicy } from './shell.js';
import { type OpenRequest, readOpenRequest } from './source.js';

/** What the server shows. */
export interface Shown {
  readonly state: PreviewState;
  readonly document: Uint8Array | null;
  /** A picture of the page by its address; null for any other. */
  picture: (address: string) => ShelvedPicture | null;
  /**
   * Opens something in the person's editor.
   * @returns why not, or null where it did
   */
  open: (request: OpenRequest) => Promise<string | null>;
}

export interface PreviewServer {
  /** Where it answers, as a person types it. */
  address: string;
  port: number;
  /** Tells every window where things stand now. */
  tell: () => void;
  /** Ends every connection and frees the port. */
  close: () => Promise<void>;
}

const HOST = '127.0.0.1';
/** Connections that ask for nothing, or have not said yet what they ask: a browser has six. */
const MOST_WAITING = 48;
/** Milliseconds in which a request has to be whole. */
const PATIENCE = 10_000;

/** What every answer carries: nothing is kept, guessed, told to others or shown in a foreign page. */
const HEADERS: OutgoingHttpHeaders = {
  'Cache-Control': 'no-store',
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
};
const NOTHING = "default-src 'none'; frame-ancestors 'none'";

/**
 * Answers on this machine's loopback address only.
 * @param port 0 for one that is free
 * @param key what an order has to carry: known to whoever sees what the program prints, and told to nobody else
 * @throws the system's error where the port is taken or not allowed
 */
export async function startPreviewServer(shown: Shown, port: number, key: string): Promise<PreviewServer> {
  const clients = new Clients();
  const shell = loadShell();
  const limits = { headersTimeout: PATIENCE, requestTimeout: PATIENCE, connectionsCheckingInterval: PATIENCE / 4 };
  const server = createServer({ maxHeaderSize: 16 * 1024, ...limits });
  makeRoom(server);
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: HOST, port, exclusive: true }, resolve);
  });
  const taken = (server.address() as AddressInfo).port;
  server.on('request', (request, response) => answer({ shown, clients, shell, port: taken, key }, request, response));
  return {
    address: `http://${HOST}:${taken}/`,
    port: taken,
    tell: () => clients.tell(JSON.stringify(shown.state)),
    close: async () => {
      clients.close();
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}

/** Lets go of whoever waited longest without asking for anything, so that nobody keeps others out by half a request. */
function makeRoom(server: Server): void {
  const waiting = new Set<Socket>();
  const add = (socket: Socket): void => {
    waiting.add(socket);
    const [oldest] = waiting;
    if (waiting.size > MOST_WAITING) oldest?.destroy();
  };
  server.on('connection', (socket) => {
    socket.once('close', () => waiting.delete(socket));
    add(socket);
  });
  server.on('request', ({ socket }, response) => {
    waiting.delete(socket);
    response.once('finish', () => socket.destroyed || add(socket));
  });
}

interface Around {
  shown: Shown;
  clients: Clients;
  shell: Shell;
  port: number;
  key: string;
}

type Answer = (around: Around, request: IncomingMessage, response: ServerResponse) => void;

/** The addresses that exist beside those of the pictures on the page; none of them is made from a path. */
const ANSWERS: ReadonlyMap<string | undefined, Answer> = new Map([
  ['/', sendShell],
  ['/document', sendDocument],
  ['/events', sendEvents],
  ['/open', takeOrder],
]);

function answer(around: Around, request: IncomingMessage, response: ServerResponse): void {
  const refusal = refuse(request, around.port, around.key);
  const path = request.url?.split('?')[0];
  const send = path?.startsWith(PICTURES) ? sendPicture : ANSWERS.get(path);
  if (refusal) {
    const allow = refusal.status === 405 ? { Allow: 'GET, HEAD' } : {};
    say(response, refusal.status, refusal.message, { ...allow, Connection: 'close' });
  } else if (send) send(around, request, response);
  else say(response, 404, 'There is nothing here: this preview serves the page, not files.');
}

function sendShell({ shell }: Around, _: IncomingMessage, response: ServerResponse): void {
  const nonce = randomBytes(18).toString('base64url');
  const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': shellPolicy(nonce) };
  response.writeHead(200, { ...HEADERS, ...headers }).end(shellPage(shell, nonce));
}

function sendDocument({ shown: { document } }: Around, _: IncomingMessage, response: ServerResponse): void {
  if (document === null) {
    say(response, 404, 'There is no page yet.');
    return;
  }
  const headers = { 'Content-Type': 'text/html; charset=utf-8', 'Content-Security-Policy': DOCUMENT_POLICY };
  response.writeHead(200, { ...HEADERS, ...headers, 'Content-Length': document.byteLength }).end(document);
}

function sendPicture({ shown }: Around, { url = '' }: IncomingMessage, response: ServerResponse): void {
  const picture = shown.picture(url);
  if (picture === null) {
    say(response, 404, 'There is no such picture on the page.');
    return;
  }
  const { bytes, type } = picture;
  const headers = { 'Content-Type': type, 'Content-Security-Policy': PICTURE_POLICY };
  response.writeHead(200, { ...HEADERS, ...headers, 'Content-Length': bytes.byteLength }).end(bytes);
}

function sendEvents({ shown, clients }: Around, { method }: IncomingMessage, response: ServerResponse): void {
  if (clients.isFull) {
    say(response, 503, 'Too many windows show this preview. Close one.');
    return;
  }
  const headers = { 'Content-Type': 'text/event-stream; charset=utf-8', 'Content-Security-Policy': NOTHING };
  response.writeHead(200, { ...HEADERS, ...headers });
  if (method === 'HEAD') response.end();
  else clients.add(response, JSON.stringify(shown.state));
}

/** More than a path, an anchor and some words need. */
const MOST_ORDER = 8 * 1024;

function takeOrder({ shown }: Around, request: IncomingMessage, response: ServerResponse): void {
  if (request.method !== 'POST') {
    say(response, 405, 'This address opens a file in the editor, and only the page may use it.', { Allow: 'POST' });
    return;
  }
  let text = '';
  request.setEncoding('utf8').on('data', (part: string) => {
    text += part;
    if (text.length > MOST_ORDER) request.destroy();
  });
  request.on('end', () => {
    const order = readOpenRequest(text);
    if (order === null) return say(response, 400, 'mentor does not understand this request.');
    void shown.open(order).then((trouble) => {
      if (trouble === null) response.writeHead(204, HEADERS).end();
      else say(response, 409, trouble);
    });
  });
}

function say(response: ServerResponse, status: number, message: string, more: OutgoingHttpHeaders = {}): void {
  const headers = { 'Content-Type': 'text/plain; charset=utf-8', 'Content-Security-Policy': NOTHING };
  response.writeHead(status, { ...HEADERS, ...headers, ...more }).end(`${message}\n`);
}
