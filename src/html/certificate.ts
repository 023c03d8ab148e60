import type { CertificateFacts, Signer } from '../signing/certificate.js';
import { escapeHtml } from './escape-html.js';
import { qrCode } from './qr-code.js';
import { sealOrnament } from './seal-ornament.js';

/** The number that an institution's register gives a certificate. */
export interface CertificateNumber {
  number: string;
  /** YYYY-MM-DD; '' where it has no end. */
  until: string;
  /** The certificate in whose place it comes; '' where there was none. */
  replaces: string;
}

/**
 * The certificate as a page for one sheet of A4, across.
 * @param fonts `@font-face` rules: a bare machine has none of its own
 * @param longDate a day in words
 * @param award null: nobody keeps a register
 */
export function certificateHtml(
  facts: CertificateFacts,
  fonts: string,
  longDate: (day: string) => string,
  award: CertificateNumber | null = null,
): string {
  const { mentor, school, provider, framework, stage, date, signers, criteria, seal, credits } = facts;
  const shown = criteria.filter(({ entries }) => entries.length > 0).length;
  const basis = [
    award === null ? '' : numberWords(award, longDate),
    criteria.length > 0 ? `${shown} of ${criteria.length} criteria shown` : '',
    credits > 0 ? `${credits} credits claimed` : '',
  ].filter(Boolean);
  const command = `mentor verify --seal ${seal}`;
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<title>${escapeHtml(`Certificate: ${stage.title}, ${mentor}`)}</title>
<style>${fonts}
${STYLE}</style>
</head>
<body>
<main>
<div class="ground">${sealOrnament(seal, 'ground')}</div>
<p class="provider">${escapeHtml(provider ?? framework.title)}</p>
${provider ? `<p class="programme">${escapeHtml(framework.title)}</p>` : ''}
<p class="certify">This is to certify that</p>
<p class="name${mentor.length > 34 ? ' long' : ''}">${escapeHtml(mentor)}</p>
<p class="certify">${school ? `of ${escapeHtml(school)} ` : ''}has been recognised as</p>
<h1${stage.title.length > 34 ? ' class="long"' : ''}>${escapeHtml(stage.title)}</h1>
<p class="day">${escapeHtml(longDate(date))}</p>
<ul class="signers${signers.length > 2 ? ' many' : ''}" aria-label="Signed by">
${signers.map((signer) => signerItem(signer, longDate)).join(signers.length === 2 ? medalOf(seal) : '\n')}
</ul>
<footer>
<div>
<p class="basis">${escapeHtml(basis.join(' · '))}</p>
${signedFor(facts)}<p class="seal">Given on the portfolio with the seal ${escapeHtml(seal)}, from whose digits the ornament is drawn. The code at the right is the command that looks for this seal in a portfolio. This sheet carries no signature of its own until it is signed by hand.</p>
</div>
${qrCode(command)}
</footer>
</main>
</body>
</html>
`;
}

/** The ornament again, where a seal would be put: between two who sign. */
function medalOf(seal: string): string {
  return `\n<li class="between" aria-hidden="true">${sealOrnament(seal, 'medal')}</li>\n`;
}

function numberWords({ number, until, replaces }: CertificateNumber, longDate: (day: string) => string): string {
  const valid = until === '' ? '' : `valid until ${longDate(until)}`;
  const before = replaces === '' ? '' : `in place of ${replaces}`;
  return [`Certificate ${number}`, valid, before].filter(Boolean).join(' · ');
}

/** What everybody put their name to, as it read then; ids alone where the sheet has no room for the words. */
function signedFor({ terms }: CertificateFacts): string {
  const asked = terms.filter((term) => term.startsWith('criterion ')).map((term) => term.slice('criterion '.length));
  if (asked.length === 0) return '';
  const words = asked.join(' · ');
  const shown = words.length > 1500 ? asked.map((one) => one.split(' ', 1)[0]).join(', ') : words;
  return `<p class="seal">Signed for: ${escapeHtml(shown)}</p>\n`;
}

/** The line is for ink; who signs stands under it. */
function signerItem({ role, name, date }: Signer, longDate: (day: string) => string): string {
  return `<li><span class="ink"></span><b>${escapeHtml(name)}</b><br>${escapeHtml(role)}, ${escapeHtml(longDate(date))}</li>`;
}

const STYLE = `@page { size: A4 landscape; margin: 0 }
html { font-family: 'Source Serif 4', 'Source Serif 4 Variable', serif; color: #1a2221; text-rendering: geometricPrecision }
body { margin: 0; print-color-adjust: exact }
main { position: relative; display: flex; flex-direction: column; align-items: center; box-sizing: border-box; height: 209.5mm; padding: 21mm 26mm 15mm; overflow: hidden; text-align: center }
main::before, main::after { content: ''; position: absolute; inset: 8mm; border: 0.7mm solid #0d4a4f }
main::after { inset: 10mm; border-width: 0.2mm }
p, h1, ul { margin: 0; padding: 0 }
.ground { position: absolute; z-index: -1; top: 50%; left: 50%; width: 168mm; height: 168mm; margin: -92mm 0 0 -84mm; color: #0d4a4f; opacity: 0.11 }
.provider { font: 600 12pt 'Source Sans 3', sans-serif; letter-spacing: 0.14em; text-transform: uppercase; color: #0d4a4f }
.programme { margin-top: 1.5mm; font-size: 12pt; color: #54615f }
.certify { margin-top: 7mm; font-size: 12.5pt; font-style: italic; color: #54615f }
.name { margin-top: 3mm; font-size: 33pt; line-height: 1.1 }
h1 { margin-top: 3mm; font-size: 33pt; font-weight: 600; line-height: 1.1; letter-spacing: -0.01em; color: #0d4a4f }
.long { font-size: 22pt }
.day { margin-top: 5mm; font-size: 12.5pt }
.signers { display: grid; grid-auto-flow: column; grid-auto-columns: minmax(0, 1fr); gap: 0 12mm; align-items: end; width: 100%; margin-top: auto; list-style: none; font: 400 9.5pt/1.4 'Source Sans 3', sans-serif }
.signers.many { gap: 0 7mm; font-size: 8.5pt }
.signers b { font-weight: 600 }
.ink { display: block; height: 17mm; margin-bottom: 1.5mm; border-bottom: 0.25mm solid #1a2221 }
.between { justify-self: center }
.between .ornament { display: block; width: 34mm; height: 34mm; color: #a4471a }
footer { display: grid; grid-template-columns: minmax(0, 1fr) 21mm; gap: 8mm; align-items: end; width: 100%; margin-top: 6mm; text-align: left; font-family: 'Source Sans 3', sans-serif }
.basis { font-size: 9.5pt; font-weight: 600 }
.seal { margin-top: 1mm; font-size: 6.6pt; line-height: 1.35; color: #54615f; overflow-wrap: anywhere }
.qr { width: 21mm; height: 21mm }`;
