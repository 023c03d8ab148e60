import type { LinkedPortfolio } from '../../../coverage/index.js';
import { isTextPath } from '../../../portfolio/files.js';
import { printable } from '../../../portfolio/index.js';
import { attempt } from '../../../text/attempt.js';
import { portablePath } from '../../../text/portable-name.js';
import { type FileReference, placeOfAddress, referencesTo } from '../../file-references.js';
import type { Draft, Fix, Rule } from '../../model.js';
import { spelling } from '../../whereabouts.js';

export const rule: Rule = {
  id: 'read/file-name',
  severity: 'warning',
  summary: 'Every file name is allowed on Windows, macOS and Linux.',
  docs: `Windows allows no name with \`< > : " | ? * \\\` in it, none that ends with a full stop or a space, none called \`aux\`, \`con\`, \`nul\`, \`prn\`, \`com1\` or \`lpt1\`,
whatever its ending, and no path of more than 260 characters; to Windows and macOS, \`Photo.JPG\` and \`photo.jpg\` are one file. Whoever unpacks a
submission there loses such a file, so it is not handed in: rename it, and correct the entries that list or link it. \`--fix\` does both.`,
  good: [
    {
      files: {
        'evidence/What now.pdf': '%PDF-1.7',
        'journal/a.md':
          '---\nkind: entry\ncriteria: DM5\nevidence: evidence/What now.pdf\n---\n\nWe observed together.\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'evidence/What now?.pdf': '%PDF-1.7',
        'evidence/aux.pdf': '%PDF-1.7',
        'evidence/Plan./a.pdf': '%PDF-1.7',
        'evidence/Photo.JPG': 'JPEG',
        'evidence/photo.jpg': 'JPEG',
      },
      finds: [null, null, null, null],
    },
  ],
  *run({ linked }) {
    const seen = new Map<string, string>();
    for (const { path } of linked.portfolio.files.values()) {
      const spelled = spelling(path);
      const other = seen.get(spelled);
      const portable = portablePath(path);
      if (portable !== path)
        yield { ...named(path, portable, linked), message: 'Unexpected name: Windows does not allow it' };
      else if (other !== undefined)
        yield {
          ...named(path, path, linked),
          message: `Unexpected name: to Windows and macOS it is the same as \`${printable(other)}\``,
        };
      seen.set(spelled, path);
    }
  },
};

/** Another name, free of its kind, and the places that say the old one. */
function named(path: string, wanted: string, linked: LinkedPortfolio): Omit<Draft, 'message'> {
  const to = freeName(wanted, linked);
  const isText = isTextPath(path);
  const byHand = `Rename it to \`${printable(to)}\`, and correct the entries that list or link it`;
  return {
    hint: isText ? `${byHand}.` : `${byHand}; \`mentor check --fix\` does both.`,
    file: path,
    ...(isText ? {} : { rename: { to, mentions: mentionsOf(path, to, linked) } }),
  };
}

function freeName(wanted: string, { portfolio }: LinkedPortfolio): string {
  const taken = new Set([...portfolio.files.keys()].map(spelling));
  const [, stem = '', ending = ''] = /^(.*?)(\.[^./]*)?$/s.exec(wanted) ?? [];
  for (let number = 1; ; number += 1) {
    const name = number === 1 ? wanted : `${stem}-${number}${ending}`;
    if (!taken.has(spelling(name))) return name;
  }
}

function mentionsOf(path: string, to: string, linked: LinkedPortfolio): Fix[] {
  return referencesTo('found', linked).flatMap((reference) => {
    if (reference.leads.path !== path) return [];
    const at = placeOfAddress(reference);
    const text = otherwise(reference, path.split('/'), to.split('/'));
    return at && text !== null ? [{ rule: rule.id, file: reference.document.path, at, text, isSecret: false }] : [];
  });
}

/** What was written of a file, with its new name; null where it is written in another way than the file is called. */
function otherwise({ written, anchor }: FileReference, from: readonly string[], to: readonly string[]): string | null {
  const behind = anchor !== '' && written.endsWith(`#${anchor}`) ? `#${anchor}` : '';
  const parts = written.slice(0, written.length - behind.length).split('/');
  for (let back = 1; back <= Math.min(parts.length, from.length); back += 1) {
    const part = parts.at(-back) ?? '';
    if (part === '..' || part === '.') break;
    const said = decoded(part);
    if (said.normalize('NFC') !== from.at(-back)?.normalize('NFC')) return null;
    const name = to.at(-back) ?? '';
    if (name !== from.at(-back)) parts[parts.length - back] = said === part ? name : encodeURIComponent(name);
  }
  return parts.join('/') + behind;
}

function decoded(part: string): string {
  return attempt(() => decodeURIComponent(part)) ?? part;
}
