/** What the guard looks at. */
export interface Asked {
  method?: string | undefined;
  headers: Readonly<Record<string, string | string[] | undefined>>;
  /** Path and query. */
  url?: string | undefined;
}

export interface Refusal {
  status: 403 | 405;
  message: string;
}

/**
 * Whether a request may come in at all: only from this machine's own address bar or from the preview's own pages.
 * A foreign name that was made to lead to 127.0.0.1 (DNS rebinding) fails by its Host, a foreign page by its Origin, and
 * one that leaves Origin out (a link, a picture) by Sec-Fetch-Site, which every current browser sends.
 * Only the preview's own script can send the header that an order (POST) needs: another page would have to ask first.
 * @param port the one the server answers on
 * @param key what an order has to carry
 * @returns why not, or null where it may
 */
export function refuse({ method, headers, url }: Asked, port: number, key: string): Refusal | null {
  const own = hostsOf(port);
  const { host, origin } = headers;
  if (typeof host !== 'string' || !own.includes(host.toLowerCase()))
    return forbidden(`This preview answers only as ${own[0]}.`);
  if (origin !== undefined && !own.some((name) => origin === `http://${name}`))
    return forbidden('This preview answers only to its own pages.');
  const site = headers['sec-fetch-site'];
  if (site !== undefined && site !== 'same-origin' && site !== 'none')
    return forbidden('This preview cannot be opened from another page. Copy its address into the address bar.');
  if (method === 'POST' && url === '/open')
    return origin !== undefined && headers['x-mentor-key'] === key
      ? null
      : forbidden('This preview obeys only its own page.');
  if (method !== 'GET' && method !== 'HEAD') return { status: 405, message: 'This preview can only be read.' };
  return null;
}

/** A browser leaves out the port that http has anyway. */
function hostsOf(port: number): string[] {
  const names = ['127.0.0.1', 'localhost'];
  return [...names.map((name) => `${name}:${port}`), ...(port === 80 ? names : [])];
}

function forbidden(message: string): Refusal {
  return { status: 403, message };
}
