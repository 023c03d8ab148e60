import { describe, expect, test } from 'vitest';
import { entry, pageOf, plainModelOf } from '../../html/support.js';

const BIB =
  '@book{lane2019, author={Lane, Rowan}, title={Waiting}, year=2019}\n@article{marsh, author={Marsh, Ada and Field, Jo}, title={Asking}, journal={Talk}, year=2020, url={https://fen.example/a}}\n@book{unread, author={Wood, B.}, title={Nobody cites this}, year=2001}\n@misc{notes, title={Notes & <b>more</b>}, year=2003}\n';
const TEXTS = {
  'references.bib': BIB,
  'journal/2026-01-01-a.md': entry(
    'criteria: [AM1]\ndate: 2026-01-01',
    'Waiting helps [see @marsh, pp. 2-3; @lane2019; @gone2000]. As @lane2019 [p. 4] says, [-@marsh] too; @nobody and [@gone2000] stay, `[@lane2019]` as well. [@notes]',
  ),
  'journal/2026-01-02-b.md': entry(
    'criteria: [AM1]\ndate: 2026-01-02',
    'Again **[@lane2019]** and\n[@lane2019,\np. 9].',
  ),
};

describe('the document', () => {
  test('lists what its texts cite, and where', () => {
    const { references, contents } = plainModelOf(TEXTS);
    expect(references.map(({ cite, who, year }) => [cite, who, year])).toEqual([
      ['lane2019', 'Lane', '2019'],
      ['marsh', 'Marsh and Field', '2020'],
      ['notes', 'Notes & <b>more</b>', '2003'],
    ]);
    expect(references[0]?.usedIn.map(({ label }) => label)).toEqual(['Entry 1: A', 'Entry 2: B']);
    expect(contents.at(-1)).toMatchObject({ id: 'references', title: 'References' });
  });

  test('has no list where nothing of references.bib is cited', () => {
    const { references, contents } = plainModelOf({
      'references.bib': BIB,
      'journal/a.md': entry('criteria: [AM1]', 'Hm, @x.'),
    });
    expect(references).toEqual([]);
    expect(contents.map(({ id }) => id)).not.toContain('references');
  });

  test('cites in Harvard style, each citation leading to the list, unknown keys as written', () => {
    const page = pageOf(TEXTS).replace(/[\n\u00a0]/g, ' ');
    const cite = (n: number, said: string): string => `<a href="#reference-${n}" class="cite">${said}</a>`;
    expect(page).toContain(
      `Waiting helps (see ${cite(2, 'Marsh and Field, 2020')}, pp. 2–3; ${cite(1, 'Lane, 2019')}; @gone2000). As ${cite(1, 'Lane (2019')}, p. 4) says, (${cite(2, '2020')}) too; @nobody and [@gone2000] stay, <code>[@lane2019]</code> as well. (${cite(3, '<em>Notes &#x26; &#x3C;b>more&#x3C;/b></em>, 2003')})`,
    );
    expect(page).toContain(`Again <strong>(${cite(1, 'Lane, 2019')})</strong> and (${cite(1, 'Lane, 2019')}, p. 9).`);
    expect(page).toMatch(/<li id="reference-1"><p>Lane, R\. \(2019\) <cite>Waiting<\/cite>\.<\/p>/);
    expect(page).toContain('<a href="https://fen.example/a" rel="noopener noreferrer">https://fen.example/a</a>');
    expect(page).not.toContain('Nobody cites this');
  });
});
