import { readdirSync, readFileSync } from 'node:fs';
import { join, sep } from 'node:path';

/**
 * Writes THIRD-PARTY.txt beside the bundled program: the name, version and licence of every package whose code is in it,
 * as these licences ask.
 * @returns {import('rolldown').Plugin} which fails the build for a package that has no licence text
 */
export function thirdPartyNotices() {
  return {
    name: 'third-party-notices',
    generateBundle(_, bundle) {
      const modules = Object.values(bundle).flatMap((file) => (file.type === 'chunk' ? file.moduleIds : []));
      const folders = new Set(modules.map(packageFolder).filter((folder) => folder !== null));
      const notices = [...folders].map(noticeOf).sort();
      this.emitFile({ type: 'asset', fileName: 'THIRD-PARTY.txt', source: `${HEAD}\n${notices.join('\n')}` });
    },
  };
}

const HEAD = 'The files of this folder contain these packages, each under its own licence.\n';

function packageFolder(id) {
  const parts = id.replace(/^\0/, '').split(sep);
  const at = parts.lastIndexOf('node_modules');
  if (at === -1) return null;
  const length = parts[at + 1].startsWith('@') ? 3 : 2;
  return parts.slice(0, at + length).join(sep);
}

function noticeOf(folder) {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  if (file === undefined) throw new Error(`${name} has no licence text`);
  const text = readFileSync(join(folder, file), 'utf8').trim();
  return `${'='.repeat(80)}\n${name} ${version}, ${license}\n\n${text}\n`;
}
