import { printable } from '../../../portfolio/index.js';
import { portableName } from '../../../text/portable-name.js';
import type { Rule } from '../../model.js';
import { spelling } from '../../whereabouts.js';

export const rule: Rule = {
  id: 'read/file-name',
  severity: 'warning',
  summary: 'Every name is one that Windows, macOS and Linux can hold.',
  docs: `Windows knows no \`< > : " | ? * \\\` in a name, none that ends with a full stop or a space, and none called \`aux\`, \`con\`, \`nul\`, \`prn\`, \`com1\` or \`lpt1\`,
whatever its ending; to Windows and macOS, \`Photo.JPG\` and \`photo.jpg\` are one file. Whoever unpacks a submission there loses such a file,
so rename it, and where an entry lists or links it.`,
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
      const other = seen.get(spelling(path));
      const portable = path.split('/').map(portableName).join('/');
      if (portable !== path)
        yield {
          message: 'Unexpected name: Windows cannot hold it',
          hint: `Rename it to \`${printable(portable)}\`, and where an entry lists or links it.`,
          file: path,
        };
      else if (other !== undefined)
        yield {
          message: `Unexpected name: to Windows and macOS it is the same as \`${printable(other)}\``,
          hint: 'Rename one of the two, and where an entry lists or links it.',
          file: path,
        };
      seen.set(spelling(path), path);
    }
  },
};
