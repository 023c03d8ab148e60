import { type IncomingHttpHeaders, request } from 'node:http';
import { connect } from 'node:net';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { OpenRequest, PreviewState } from '../../src/preview/index.js';
import type { ShelvedPicture } from '../../src/preview/pictures.js';
import { type PreviewServer, startPreviewServer } from '../../src/preview/server.js';

const state: PreviewState = { session: 's', page: 1, title: 'A portfolio', trouble: null, panel: null };
const orders: OpenRequest[] = [];
const open = async (request: OpenRequest): Promise<string | null> => {
  orders.push(request);
  return 'file' in request && request.file === 'unknown.md' ? 'No file stands behind this.' : null;
};
const picture = (address: string): ShelvedPicture | null =>
  address === '/picture/known' ? { bytes: Buffer.from('<svg/>'), type: 'image/svg+xml' } : null;
const shown = { state, document: Buffer.from('<!DOCTYPE html><p>The page') as Uint8Array | null, picture, open };
let server: PreviewServer;

beforeAll(async () => {
  server = await startPreviewServer(shown, 0, 'k');
});
afterAll(async () => server.close());

interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
}

function ask(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  return new Promise((done, fail) => {
    const asked = request({ host: '127.0.0.1', port: server.port, path, headers, method, agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      response.on('end', () => done({ status: response.statusCode ?? 0, headers: response.headers, body }));
    });
    asked.on('error', fail).end();
  });
}

/** What the server says to bytes that no client library would send. */
function sendRaw(text: string): Promise<string> {
  return new Promise((done, fail) => {
    let said = '';
    const socket = connect(server.port, '127.0.0.1', () => socket.write(text));
    socket.setEncoding('utf8').on('data', (part: string) => {
      said += part;
    });
    socket.on('close', () => done(said)).on('error', fail);
  });
}

/** Windows that listen; each says what it was told. */
async function listen(): Promise<{ status: number; told: () => string; end: () => void }> {
  return new Promise((done, fail) => {
    const asked = request({ host: '127.0.0.1', port: server.port, path: '/events', agent: false }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      response.on('error', () => undefined);
      done({ status: response.statusCode ?? 0, told: () => body, end: () => asked.destroy() });
    });
    asked.on('error', fail).end();
  });
}

describe('who may ask', () => {
  const rebound = ['evil.example', 'evil.example:80', '127.0.0.1.evil.example', '127.0.0.1', 'localhost', '[::1]'];
  test.each([...rebound.map((host) => [host]), ['127.0.0.1:1'], ['0.0.0.0:PORT'], ['localhost.:PORT']])(
    'Host `%s` is refused everywhere',
    async (host) => {
      for (const path of ['/', '/document', '/events', '/nothing']) {
        const answer = await ask(path, { host: host.replace('PORT', String(server.port)) });
        expect(answer.status).toBe(403);
        expect(answer.body).not.toContain('The page');
      }
    },
  );

  test.each(['127.0.0.1', 'localhost', 'LOCALHOST'])('Host `%s` with the port is let in', async (name) => {
    expect((await ask('/', { host: `${name}:${server.port}` })).status).toBe(200);
  });

  test.each(['https://evil.example', 'null', 'http://127.0.0.1:1', 'file://', 'https://127.0.0.1:PORT', ''])(
    'Origin `%s` is refused everywhere',
    async (origin) => {
      for (const path of ['/', '/document', '/events'])
        expect((await ask(path, { origin: origin.replace('PORT', String(server.port)) })).status).toBe(403);
    },
  );

  test('its own Origin is let in', async () => {
    expect((await ask('/document', { origin: `http://127.0.0.1:${server.port}` })).status).toBe(200);
  });

  test.each(['cross-site', 'same-site'])('a page of another site is refused by Sec-Fetch-Site %s', async (site) => {
    expect((await ask('/document', { 'sec-fetch-site': site })).status).toBe(403);
  });

  test('a request without a Host, or with two, gets no page', async () => {
    expect(await sendRaw('GET /document HTTP/1.1\r\nConnection: close\r\n\r\n')).toMatch(/^HTTP\/1\.1 400/);
    const empty = 'GET /document HTTP/1.1\r\nHost:\r\nConnection: close\r\n\r\n';
    expect(await sendRaw(empty)).toMatch(/^HTTP\/1\.1 403/);
    expect(await sendRaw('GET /document HTTP/1.0\r\n\r\n')).toMatch(/^HTTP\/1\.1 403/);
    const two = `GET /document HTTP/1.1\r\nHost: evil.example\r\nHost: 127.0.0.1:${server.port}\r\nConnection: close\r\n\r\n`;
    expect(await sendRaw(two)).not.toContain('The page');
  });

  test('no other address of this machine answers', async () => {
    expect(server.address).toBe(`http://127.0.0.1:${server.port}/`);
    const refused = new Promise((done) => connect(server.port, '127.0.0.2').on('error', done));
    expect(await refused).toMatchObject({ code: 'ECONNREFUSED' });
  });
});

describe('an order to open a file', () => {
  const order = (headers: Record<string, string>, body: string): Promise<number> =>
    fetch(`${server.address}open`, { method: 'POST', headers, body }).then(({ status }) => status);
  const own = (): Record<string, string> => ({ origin: `http://127.0.0.1:${server.port}`, 'x-mentor-key': 'k' });
  const body = JSON.stringify({ file: 'a.md', line: 3 });

  test('of its own page is taken', async () => {
    expect(await order(own(), body)).toBe(204);
    expect(orders.at(-1)).toEqual({ file: 'a.md', line: 3 });
    expect(await order(own(), JSON.stringify({ anchors: ['a', 1], words: 'x' }))).toBe(204);
    expect(orders.at(-1)).toEqual({ anchors: ['a'], words: 'x' });
    expect(await order(own(), JSON.stringify({ file: 'unknown.md' }))).toBe(409);
  });

  test.each([
    ['without an Origin', (): Record<string, string> => ({ 'x-mentor-key': 'k' })],
    ['of another page', () => ({ ...own(), origin: 'https://evil.example' })],
    ['without the key', () => ({ origin: own()['origin'] ?? '' })],
    ['with another key', () => ({ ...own(), 'x-mentor-key': 't' })],
    ['of another site', () => ({ ...own(), 'sec-fetch-site': 'cross-site' })],
  ])('%s is refused', async (_, headers) => {
    const before = orders.length;
    expect(await order(headers(), body)).toBe(403);
    expect(orders).toHaveLength(before);
  });

  test('that is none is not understood, one that never ends is let go, and reading orders nothing', async () => {
    expect(await order(own(), '[]')).toBe(400);
    expect(await order(own(), 'x')).toBe(400);
    await expect(order(own(), 'x'.repeat(100_000))).rejects.toThrow();
    expect((await ask('/open')).status).toBe(405);
    expect((await ask('/document', {}, 'POST')).status).toBe(405);
  });
});

describe('what there is', () => {
  test.each([
    '/portfolio.yaml',
    '/../portfolio.yaml',
    '/..%2fportfolio.yaml',
    '/document/../portfolio.yaml',
    '/document/',
    '//document',
    '/%2e%2e/%2e%2e/etc/passwd',
    '/.git/config',
    '/evidence/a.pdf',
    '/favicon.ico',
    '/constructor',
    '/picture/',
    '/picture/unknown',
    '/picture/../portfolio.yaml',
    '/picture/known?',
    '/__proto__',
    '/%ff',
    `/${'a'.repeat(8000)}`,
  ])('%s is not there', async (path) => {
    expect(await ask(path)).toMatchObject({ status: 404 });
  });

  test('an address of another machine is not fetched', async () => {
    const absolute = `GET http://evil.example/document HTTP/1.1\r\nHost: 127.0.0.1:${server.port}\r\nConnection: close\r\n\r\n`;
    expect(await sendRaw(absolute)).toMatch(/^HTTP\/1\.1 404/);
  });

  test.each(['POST', 'PUT', 'DELETE', 'OPTIONS', 'PATCH', 'TRACE'])('%s is no way in', async (method) => {
    const answer = await ask('/', {}, method);
    expect(answer).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD' } });
  });

  test('a picture of the page runs nothing, also where somebody opens it by its address', async () => {
    const { status, headers, body } = await ask('/picture/known');
    expect([status, headers['content-type'], body]).toEqual([200, 'image/svg+xml', '<svg/>']);
    expect(headers['content-security-policy']).toMatch(/^sandbox; default-src 'none';/);
    const foreign = { 'Sec-Fetch-Site': 'cross-site' };
    expect(await ask('/picture/known', foreign)).toMatchObject({ status: 403 });
  });

  test.each(['/', '/document', '/events', '/picture/known'])('HEAD %s says no more than its headers', async (path) => {
    expect(await ask(path, {}, 'HEAD')).toMatchObject({ status: 200, body: '' });
  });

  test.each(['/', '/document', '/picture/known', '/nothing'])(
    'nothing of %s is kept, guessed or shown elsewhere',
    async (path) => {
      const { headers } = await ask(path);
      expect(headers).toMatchObject({
        'cache-control': 'no-store',
        'x-content-type-options': 'nosniff',
        'referrer-policy': 'no-referrer',
        'cross-origin-resource-policy': 'same-origin',
      });
      expect(headers).not.toHaveProperty('access-control-allow-origin');
      expect(headers['content-security-policy']).toContain("default-src 'none'");
      expect(headers['content-security-policy']).toContain('frame-ancestors');
    },
  );

  test('the shell runs only what carries a nonce that is new each time', async () => {
    const nonces = [await ask('/'), await ask('/')].map(({ headers, body }) => {
      const nonce = /script-src 'nonce-([\w-]{24})'/.exec(String(headers['content-security-policy']))?.[1];
      expect(body).toContain(`<script nonce="${nonce}">`);
      expect(body).not.toContain('{{nonce}}');
      return nonce;
    });
    expect(nonces[0]).not.toBe(nonces[1]);
  });

  test('the document runs nothing, however it is opened', async () => {
    const policy = String((await ask('/document')).headers['content-security-policy']);
    expect(policy).toContain('sandbox allow-same-origin');
    expect(policy).not.toContain('script-src');
    expect(policy).not.toContain('allow-scripts');
  });

  test('while there is no page there is none', async () => {
    const page = shown.document;
    shown.document = null;
    expect(await ask('/document')).toMatchObject({ status: 404 });
    shown.document = page;
  });
});

test('half requests, more of them than connections are kept, keep nobody out', async () => {
  const sockets = Array.from({ length: 70 }, () => connect(server.port, '127.0.0.1').on('error', () => undefined));
  await Promise.all(
    sockets.map((socket) => new Promise((done) => socket.write('GET /document HTTP/1.1\r\nHost', done))),
  );
  expect((await ask('/document', { host: `127.0.0.1:${server.port}` })).status).toBe(200);
  for (const socket of sockets) socket.destroy();
});

describe('events', () => {
  test('say nothing that an order needs', async () => {
    const window = await listen();
    await expect.poll(window.told).toContain('event: state');
    const { session } = JSON.parse(/data: (.*)/.exec(window.told())?.[1] ?? '');
    const headers = { origin: `http://127.0.0.1:${server.port}`, 'x-mentor-key': session };
    expect((await fetch(`${server.address}open`, { method: 'POST', headers, body: '{"file":"a.md"}' })).status).toBe(
      403,
    );
    window.end();
  });

  test('a window is told where things stand, and again whenever that changes', async () => {
    const window = await listen();
    await expect.poll(window.told).toContain(`event: state\ndata: ${JSON.stringify(state)}\n\n`);
    server.tell();
    await expect.poll(() => window.told().split('event: state').length).toBe(3);
    window.end();
  });

  test('more windows than anybody has are turned away, and taken in when others close', async () => {
    const windows = await Promise.all(Array.from({ length: 16 }, listen));
    expect(windows.map(({ status }) => status)).toEqual(windows.map(() => 200));
    expect((await listen()).status).toBe(503);
    for (const { end } of windows) end();
    await expect.poll(async () => (await listen()).status).toBe(200);
  });

  test('closing ends every window and frees the port', async () => {
    const other = await startPreviewServer(shown, 0, 'k');
    const ended = new Promise((done) => {
      request({ host: '127.0.0.1', port: other.port, path: '/events', agent: false }, (response) => {
        response.resume().on('close', () => done('ended'));
        void other.close();
      }).end();
    });
    expect(await ended).toBe('ended');
    const again = await startPreviewServer(shown, other.port, 'k');
    expect(again.port).toBe(other.port);
    await again.close();
  });

  test('a port that is taken is an error', async () => {
    await expect(startPreviewServer(shown, server.port, 'k')).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
