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
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const text = licenceText(folder) ?? licenceInReadme(folder) ?? textOfAnother(license, author?.name ?? author);
  if (text === null) throw new Error(`${name} has no licence text`);
  return `${'='.repeat(80)}\n${name} ${version}, ${license}\n\n${text}\n`;
}

function licenceText(folder) {
  const file = readdirSync(folder).find((entry) => /^(licen[cs]e|copying)/i.test(entry));
  return file === undefined ? null : readFileSync(join(folder, file), 'utf8').trim();
}

function licenceInReadme(folder) {
  const file = readdirSync(folder).find((entry) => /^readme/i.test(entry));
  const text =
    file &&
    readFileSync(join(folder, file), 'utf8')
      .split(/^#*\s*licen[cs]e\s*(?:\n-+)?$/im)[1]
      ?.trim();
  return text && /copyright/i.test(text) && /permission is hereby granted/i.test(text) ? text : null;
}

/** For a package that names a licence and brings no text: that of the package below, whose licence is the same. */
const SAME = { 'Apache-2.0': 'typescript', ISC: 'yaml' };

function textOfAnother(license, author) {
  const other = SAME[license];
  if (!other) return null;
  const text = licenceText(join(import.meta.dirname, '../node_modules', other));
  return (
    text &&
    `${author ? `By ${author}. ` : ''}The terms of ${license}:\n\n${text.replace(/^copyright \S+ .*\n+/gim, '')}`
  );
}
