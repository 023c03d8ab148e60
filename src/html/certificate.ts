import type { CertificateFacts, Signer } from '../signing/certificate.js';
import { escapeHtml } from './escape-html.js';

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
    criteria.length > 0 ? `${shown} of ${criteria.length} criteria shown` : '',
    credits > 0 ? `${credits} credits claimed` : '',
  ].filter(Boolean);
  const title = `Certificate: ${stage.title}, ${mentor}`;
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<title>${escapeHtml(title)}</title>
<style>${fonts}
${STYLE}</style>
</head>
<body>
<main>
<p class="programme">${escapeHtml(framework.title)}</p>
<h1>${escapeHtml(stage.title)}</h1>
<p>This is to certify that</p>
<p class="name">${escapeHtml(mentor)}</p>
<p>${school ? `of ${escapeHtml(school)} ` : ''}has been recognised as</p>
<p class="stage">${escapeHtml(stage.title)}</p>
<p>${[provider ? `by ${escapeHtml(provider)}` : '', `on ${escapeHtml(longDate(date))}`].filter(Boolean).join(' ')}</p>
<table>
<caption>Signed by</caption>
<thead><tr><th scope="col">Role</th><th scope="col">Name</th><th scope="col">Date</th><th scope="col">Signature</th></tr></thead>
<tbody>
${signers.map((signer) => signerRow(signer, longDate)).join('\n')}
</tbody>
</table>
${award === null ? '' : `<p class="number">${escapeHtml(numberWords(award, longDate))}</p>\n`}<p class="basis">${escapeHtml(basis.join(' · '))}</p>
${signedFor(facts)}<p class="seal">Given on the portfolio with the seal ${escapeHtml(seal)}. This sheet carries no signature of its own until it is signed by hand.</p>
</main>
</body>
</html>
`;
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

function signerRow({ role, name, date }: Signer, longDate: (day: string) => string): string {
  const cells = [role, name, longDate(date)].map((text) => `<td>${escapeHtml(text)}</td>`).join('');
  return `<tr>${cells}<td class="line"></td></tr>`;
}

const STYLE = `@page { size: A4 landscape; margin: 14mm }
html { font-family: 'Source Serif 4', 'Source Serif 4 Variable', serif; color: #1a1a2e; text-rendering: geometricPrecision }
body { margin: 0 }
main { border: 0.6mm solid #27406b; outline: 0.2mm solid #27406b; outline-offset: -2mm; padding: 10mm 16mm; text-align: center; min-height: 150mm }
p { margin: 2mm 0 }
h1 { font-size: 28pt; margin: 2mm 0 5mm }
.programme { font-size: 14pt; color: #27406b }
.name { font-size: 24pt; font-weight: 600 }
.stage { font-size: 18pt }
table { margin: 6mm auto 3mm; border-collapse: collapse; font-size: 10.5pt }
caption { font-size: 10pt; margin-bottom: 1mm }
th, td { border-bottom: 0.2mm solid #8a93a6; padding: 2.5mm 4mm; text-align: left; font-weight: 400 }
th { font-weight: 600 }
.line { min-width: 55mm }
.number { font-size: 11pt; margin-top: 4mm }
.basis { font-size: 10pt }
.seal { font-size: 7.5pt; color: #4a5060; overflow-wrap: anywhere }`;
