import { encode } from 'uqr';
import { escapeHtml } from './escape-html.js';

/** White around the code, in modules (ISO/IEC 18004, 6.3.8). */
const QUIET = 4;

/** A text as a QR code, drawn as one path; who cannot see it is told the text. */
export function qrCode(text: string): string {
  const { data, size } = encode(text, { ecc: 'M', border: 0 });
  const rows = data.map((row, y) => row.map((dark, x) => (dark ? `M${x + QUIET} ${y + QUIET}h1v1h-1z` : '')).join(''));
  const side = size + 2 * QUIET;
  return `<svg class="qr" role="img" aria-label="${escapeHtml(text)}" viewBox="0 0 ${side} ${side}"><path fill="#fff" d="M0 0h${side}v${side}h-${side}z"/><path fill="#000" shape-rendering="crispEdges" d="${rows.join('')}"/></svg>`;
}
