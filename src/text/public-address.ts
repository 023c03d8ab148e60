/** Hosts that lead nowhere but into the reader's own machine or network. */
const PRIVATE_HOST =
  /^(?:localhost|.*\.(?:localhost|local|internal|lan|home\.arpa)|0\.|10\.|127\.|169\.254\.|192\.168\.|172\.(?:1[6-9]|2\d|3[01])\.|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\.|\[(?:::1?\]|f[cd]|fe[89ab]|::ffff:))/;

/**
 * An address that may stand as a link: http or https, to a host that others can reach too.
 * @returns it in its normal form, or null
 */
export function publicAddress(url: string): string | null {
  const whole = url.startsWith('//') ? `https:${url}` : url;
  if (!URL.canParse(whole)) return null;
  const { protocol, hostname, username, password, href } = new URL(whole);
  if (protocol !== 'https:' && protocol !== 'http:') return null;
  const host = hostname.replace(/\.$/, '').toLowerCase();
  const named = host.includes('.') || host.startsWith('[');
  return !named || PRIVATE_HOST.test(host) || username !== '' || password !== '' ? null : href;
}
