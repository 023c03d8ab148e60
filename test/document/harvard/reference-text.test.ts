import { describe, expect, test } from 'vitest';
import { sortKey, whoOf, yearsOf } from '../../../src/document/harvard/cited-as.js';
import { referenceText } from '../../../src/document/harvard/reference-text.js';
import { written } from '../../../src/document/text.js';
import { readBibliography, type Source } from '../../../src/portfolio/bibliography/index.js';
import { english } from '../../html/support.js';

const sourcesOf = (bibtex: string): Source[] => readBibliography(bibtex).sources;

/** The line of the list with what is in italics between stars. */
function line(bibtex: string): string {
  const [source] = sourcesOf(bibtex) as [Source];
  const year = yearsOf([source]).get(source) ?? written('');
  return referenceText(source, year)
    .map(({ text, italic }) => (italic ? `*${english.text(text)}*` : english.text(text)))
    .join('');
}

describe('the list of references has', () => {
  test.each([
    [
      'a book',
      '@book{k, author={Lane, Rowan J. and Marsh, Ada-Mae}, title={Waiting for an Answer}, year=2019, edition={3}, address={Leeds}, publisher={Fen Press}}',
      'Lane, R.J. and Marsh, A.-M. (2019) *Waiting for an Answer*. 3rd edn. Leeds: Fen Press.',
    ],
    [
      'an edited book, first edition',
      '@book{k, editor={Lane, Rowan and Marsh, Ada}, title={Voices?}, year=2001, edition={First edition}, publisher={Fen Press}}',
      'Lane, R. and Marsh, A. (eds) (2001) *Voices?* Fen Press.',
    ],
    [
      'an article with a DOI',
      '@article{k, author={Lane, R. and Marsh, A. and Field, J.}, title={Asking twice}, journal={Journal of Mentoring}, volume=12, number=3, pages={45--61}, year=2020, doi={10.1000/xyz_1}, url={https://fen.example}}',
      'Lane, R., Marsh, A. and Field, J. (2020) ‘Asking twice’, *Journal of Mentoring*, 12(3), pp. 45–61. Available at: https://doi.org/10.1000/xyz_1.',
    ],
    [
      'a chapter',
      '@incollection{k, author={O\'Dell, Zo{\\"e}}, editor={Lane, Rowan}, title={Silence}, booktitle={Talk}, publisher={Fen Press}, address={Leeds}, pages={7}, year=1998}',
      "O'Dell, Z. (1998) ‘Silence’, in Lane, R. (ed.) *Talk*. Leeds: Fen Press, p. 7.",
    ],
    [
      'a thesis',
      '@phdthesis{k, author={van den Berg, Ludwig}, title={On Waiting}, school={Fen University}, year=2011}',
      'van den Berg, L. (2011) *On Waiting*. PhD thesis. Fen University.',
    ],
    [
      'a report by the body that publishes it',
      "@techreport{k, institution={Fen College}, title={Mentors' Time}, number=4, year=2005}",
      "Fen College (2005) *Mentors' Time*. No. 4.",
    ],
    [
      'a web page without a date',
      '@online{k, author={{Fen University}}, title={Mentor guide}, url={https://fen.example/guide}, urldate={2026-03-02}}',
      'Fen University (n.d.) *Mentor guide*. Available at: https://fen.example/guide (Accessed: 2 March 2026).',
    ],
    ['what names nobody', '@misc{k, title={Notes on waiting}, year=2003}', '*Notes on waiting* (2003).'],
    [
      'four authors and others',
      '@book{k, author={A, B and C, D and E, F and G, H}, title={T}, year=2000}',
      'A, B. et al. (2000) *T*.',
    ],
  ])('%s', (_, bibtex, text) => {
    expect(line(bibtex)).toBe(text);
  });
});

describe('the text calls a work by', () => {
  test.each([
    ['Lane, R.', 'Lane'],
    ['Lane, R. and Marsh, A.', 'Lane and Marsh'],
    ['Lane, R. and Marsh, A. and Field, J.', 'Lane, Marsh and Field'],
    ['Lane, R. and Marsh, A. and Field, J. and Wood, B.', 'Lane et al.'],
    ['Lane, R. and others', 'Lane et al.'],
  ])('%s', (author, who) => {
    const [source] = sourcesOf(`@book{k, author={${author}}, title={T}, year=2000}`) as [Source];
    expect(english.spoken(whoOf(source)).who.toString()).toBe(who);
    expect(whoOf(source).titled).toBe(false);
  });

  test('a letter where works of one year would look the same', () => {
    const sources = sourcesOf(
      '@book{z, author={Lane, R.}, title={B}, year=2000}\n@book{y, author={Lane, R.}, title={A}, year=2000}\n@book{x, author={Lane, R.}, title={C}, year=2001}\n@book{w, author={Lane, R.}, title={D}}\n@book{v, author={Lane, R.}, title={E}}\n@book{u, author={Ábel, Q.}, title={F}, year=1990}\n',
    );
    const sorted = [...sources].sort((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1));
    const years = yearsOf(sorted);
    expect(sorted.map((source) => `${source.key} ${english.text(years.get(source) ?? written(''))}`)).toEqual([
      'u 1990',
      'w n.d.-a',
      'v n.d.-b',
      'y 2000a',
      'z 2000b',
      'x 2001',
    ]);
  });
});
