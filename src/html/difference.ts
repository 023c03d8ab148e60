import type { DifferencePart } from '../submission/diff/lines.js';
import { escapeHtml } from './escape-html.js';

/** A page that says what changed: no script, no style from elsewhere, nothing loaded. */
export function differenceHtml(title: string, parts: readonly DifferencePart[]): string {
  const body = parts.map(({ heading, lines }) => {
    const items = lines.map((line) => `<li>${escapeHtml(line)}</li>`).join('\n');
    return `<section>\n<h2>${escapeHtml(heading)}</h2>\n<ul>\n${items}\n</ul>\n</section>`;
  });
  const main = body.length === 0 ? '<p>Nothing changed.</p>' : body.join('\n');
  return `<!doctype html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title>
<style>${STYLE}</style>
</head>
<body>
<main>
<h1>${escapeHtml(title)}</h1>
${main}
</main>
</body>
</html>
`;
}

const STYLE = `:root { color-scheme: light dark }
body { font: 1rem/1.5 system-ui, sans-serif; margin: 2rem auto; max-width: 50rem; padding: 0 1rem; overflow-wrap: anywhere }
h1 { font-size: 1.5rem } h2 { font-size: 1.1rem; margin: 1.5rem 0 .25rem } ul { margin: 0; padding-left: 1.25rem }`;
