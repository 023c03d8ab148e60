import type { HoursStatement } from '../signing/hours-statement.js';
import { escapeHtml } from './escape-html.js';

/**
 * A statement of hours as a page of A4.
 * @param fonts `@font-face` rules: a bare machine has none of its own
 * @param longDate a day in words
 */
export function hoursStatementHtml(facts: HoursStatement, fonts: string, longDate: (day: string) => string): string {
  const { mentor, school, framework, stage, hours, demanded, from, until, activities } = facts;
  const period = from === '' ? '' : ` between ${escapeHtml(longDate(from))} and ${escapeHtml(longDate(until))}`;
  const rows = activities.map(
    ({ date, title, hours: spent }) =>
      `<tr><td>${date === '' ? '' : escapeHtml(longDate(date))}</td><td>${escapeHtml(title)}</td><td class="number">${spent}</td></tr>`,
  );
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:">
<title>Statement of hours: ${escapeHtml(mentor)}</title>
<style>${fonts}
${STYLE}</style>
</head>
<body>
<main>
<p class="programme">${escapeHtml(framework)}</p>
<h1>Statement of professional development</h1>
<p><strong>${escapeHtml(mentor)}</strong>${school ? `, ${escapeHtml(school)},` : ''} spent <strong>${hours} hours</strong>${period} on professional development. ${escapeHtml(stage)} asks for ${demanded}.</p>
<table>
<thead><tr><th scope="col">Date</th><th scope="col">What it was</th><th scope="col" class="number">Hours</th></tr></thead>
<tbody>
${rows.join('\n')}
</tbody>
<tfoot><tr><th scope="row" colspan="2">Sum</th><td class="number">${hours}</td></tr></tfoot>
</table>
<p>I state that this is what I did.</p>
<p class="sign">Signature and date</p>
<p class="quiet">Stated by the mentor and made from the portfolio. Nobody else has signed this sheet until they do so by hand.</p>
</main>
</body>
</html>
`;
}

const STYLE = `@page { size: A4; margin: 22mm }
html { font-family: 'Source Serif 4', 'Source Serif 4 Variable', serif; font-size: 11pt; color: #1a1a2e; line-height: 1.45 }
body { margin: 0 }
h1 { font-size: 22pt; margin: 2mm 0 8mm; line-height: 1.15 }
.programme { color: #27406b; margin: 0 }
table { width: 100%; border-collapse: collapse; margin: 6mm 0 }
th, td { border-bottom: 0.2mm solid #8a93a6; padding: 1.6mm 2mm; text-align: left; vertical-align: top; font-weight: 400 }
thead th, tfoot th, tfoot td { font-weight: 600 }
tr { break-inside: avoid }
.number { text-align: right; font-variant-numeric: tabular-nums }
.sign { border-top: 0.2mm solid #1a1a2e; margin-top: 20mm; padding-top: 1mm; width: 90mm; font-size: 9.5pt }
.quiet { color: #4a5060; font-size: 9.5pt }`;
