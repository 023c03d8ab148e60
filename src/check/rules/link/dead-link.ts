import { folderOf, linkTo, portfolioPath, quoted, splitLink, splitNamed } from '../../../portfolio/index.js';
import { askedElse } from '../../../text/suggest.js';
import { type FileReference, placeOfAddress, referencesTo } from '../../file-references.js';
import type { Rule } from '../../model.js';
import { suggester } from '../../suggester.js';

export const rule: Rule = {
  id: 'link/dead-link',
  severity: 'error',
  summary: 'Every link and image in a text leads to a file that exists.',
  docs: `A link starts from the file it is in: from journal/, a picture in evidence/ is \`../evidence/board.jpg\`.
Write a space in a name as \`%20\`. Links to the web are not followed.`,
  good: [
    {
      files: {
        'journal/a.md': '---\nkind: entry\ncriteria: DM5\n---\n\nIt began [in March](b.md).\n',
        'journal/b.md':
          '---\nkind: entry\ncriteria: DM6\n---\n\nSee [the standards](https://www.example.org/ms.pdf).[^1]\n\n[^1]: Revised\n',
      },
    },
  ],
  bad: [
    {
      files: {
        'journal/a.md':
          '---\nkind: entry\ncriteria: DM5\n---\n\nIt began [in March](b.md).\n\n![The board](evidence/board.jpg)\n',
      },
      finds: [
        [6, 21],
        [8, 14],
      ],
    },
  ],
  *run({ linked }) {
    const names = [...linked.portfolio.files.values()].flatMap(({ path, outside }) => (outside ? [] : path));
    const suggest = suggester();
    for (const reference of referencesTo('missing', linked)) {
      const { document, source, written, at } = reference;
      if (source !== 'link' && source !== 'image') continue;
      const named = splitNamed(written)?.path;
      const what = source === 'image' ? 'image' : 'link';
      yield {
        message:
          written === ''
            ? `Unexpected ${what} without an address`
            : `Unexpected ${what} to ${quoted(named ?? written)}: there is no such file`,
        hint:
          named === undefined
            ? askedElse(
                meantBy(reference, names, suggest),
                'A link starts from the file it is in; put the file there, or correct the path.',
              )
            : 'No file of the portfolio has this name, so only the words are shown: correct the name, or remove the brackets.',
        ...(named === undefined ? {} : { severity: 'warning' }),
        file: document.path,
        at: placeOfAddress(reference) ?? at,
      };
    }
  },
};

/** What a link may be meant for, as its text would have to say it: a file with a `#` in its name, else the one that is most like it. */
function meantBy(
  { document, written }: FileReference,
  names: readonly string[],
  suggest: ReturnType<typeof suggester>,
): string | null {
  const folder = folderOf(document.path);
  const literal = portfolioPath(written, folder);
  const path = splitLink(written)?.path ?? '';
  const others = names.filter((name) => name !== document.path);
  const near = [portfolioPath(path, folder), portfolioPath(path)].flatMap((one) => one || []);
  const found =
    literal !== null && names.includes(literal)
      ? literal
      : (near.map((one) => suggest(one, others)).find((one) => one !== null) ?? null);
  return found && linkTo(document.path, found);
}
