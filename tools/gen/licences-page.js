import { readFileSync } from 'node:fs';
import { join } from 'node:path';

/** @returns docs/licences.md: every package that is installed with mentor, by package-lock.json */
export function licencesPage(root) {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  const rows = Object.entries(packages)
    .filter(([path, { dev, peer }]) => path !== '' && !dev && !peer)
    .map(([path, { name, version, license }]) => [name ?? path.split('node_modules/').at(-1), version, license])
    .map((cells) => `| ${cells.join(' | ')} |`);
  return [
    '# Licences of what mentor is made with',
    '',
    'Every package that is installed with mentor, by package-lock.json; `npm run gen` makes this page, and a test fails where a licence',
    'asks for more than to be named. `npm run sbom` prints the same as a CycloneDX bill of materials.',
    '',
    '| package | version | licence |',
    '|---|---|---|',
    ...[...new Set(rows)].sort(),
    '',
  ].join('\n');
}
