import { quoted, splitLink } from '../../../portfolio/index.js';
import { yamlText } from '../../../text/yaml-text.js';
import { type FileReference, placeOfAddress, referencesTo } from '../../file-references.js';
import type { Draft, Rule } from '../../model.js';
import { spelling } from '../../whereabouts.js';

export const rule: Rule = {
  id: 'link/evidence-case',
  severity: 'error',
  summary: 'Capitals in the name of a file are written as the file has them.',
  docs: `Windows and macOS take \`Photo.JPG\` and \`photo.jpg\` for the same file; the university's computer may not, and then the evidence is missing there.
The same goes for accents, which can be stored in two ways that look alike. Copy the name from the file.`,
  good: [
    {
      files: {
        'evidence/board.jpg': 'JFIF',
        'journal/a.md':
          '---\nkind: entry\ncriteria: DM5\nevidence: evidence/board.jpg\n---\n\n![The board](../evidence/board.jpg)\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'evidence/board.jpg': 'JFIF',
        'journal/a.md':
          '---\nkind: entry\ncriteria: DM5\nevidence: evidence/Board.JPG\n---\n\n![The board](../evidence/Board.jpg)\n',
      },
      finds: [
        [4, 11],
        [7, 14],
      ],
    },
    {
      files: {
        'evidence/cafe\u0301.jpg': 'JFIF',
        'journal/a.md': '---\nkind: entry\ncriteria: DM5\nevidence: evidence/caf\u00e9.jpg\n---\n\nWe met there.\n',
      },
      finds: [[4, 11]],
    },
  ],
  *run({ linked }) {
    for (const reference of referencesTo('spelling', linked)) {
      const { document, written, at, leads } = reference;
      const place = placeOfAddress(reference);
      const fix = place === null ? null : respelled(reference, leads.path);
      yield {
        ...describe(written, leads.path),
        file: document.path,
        at: place ?? at,
        ...(fix === null ? {} : { fix }),
      };
    }
  },
};

function describe(written: string, path: string): Pick<Draft, 'message' | 'hint'> {
  const looksAlike = (splitLink(written)?.path ?? written).normalize('NFC').endsWith(path.normalize('NFC'));
  if (looksAlike) {
    return {
      message: `Unexpected accents in ${quoted(written)}: the file's name stores them differently`,
      hint: 'Rename the file, or copy its name from the folder.',
    };
  }
  return {
    message: `Unexpected capitals in ${quoted(written)}, expected \`${path}\``,
    hint: 'Write the name as the file has it, or rename the file.',
  };
}

/** What was written, with the file's own letters; null where more than that would have to change. */
function respelled({ source, written }: FileReference, path: string): string | null {
  const steps = /^(?:\.\.?\/)*/.exec(written)?.[0] ?? '';
  const own = written.slice(steps.length);
  const right = path.split('/').slice(-own.split('/').length).join('/');
  if (spelling(right) !== spelling(own)) return null;
  return source === 'link' || source === 'image' ? steps + right : yamlText(steps + right);
}
