import { expect, test } from 'vitest';
import { formsOf } from '../../src/names/forms.js';
import type { NameForm } from '../../src/names/name-form.js';
import type { PrivatePerson } from '../../src/names/person.js';

const at = { line: 1, column: 1, endLine: 1, endColumn: 2 };
const PEOPLE: readonly Partial<PrivatePerson>[] = [
  { name: 'Jo Smith', also: ['Joey', 'J.S.'] },
  { name: 'Zenobia Anne Quarrington' },
  { name: 'Maria de la Cruz' },
  { name: 'Maria de Souza Lima' },
  { name: '2nd Smith' },
  { name: 'Mo Li-Wu' },
  { name: '(Jo)' },
  { name: "Anne-Marie O'Dowd" },
  { name: 'Smith, Jo' },
  { name: 'Smith,' },
  { name: 'Mr. Jo Smith' },
  { name: 'Mr' },
  { name: 'Joanna ( Jo ) Smith' },
  { name: 'Joanna “Jo” Smith' },
  { name: 'jo smith' },
  { name: 'bobby', anyCase: true },
  { name: 'jo smith', anyCase: true },
  { name: 'Zenobia Quill', anyCase: true, also: ['ZQ'] },
  { name: ' J.H. ' },
  { name: 'JH' },
  { name: 'J.' },
  { name: 'Jörg MÜLLER' },
  { name: 'Mark May' },
  { name: 'Will' },
  { name: 'English' },
  { name: 'Peter Li' },
  { name: 'A. Adams' },
  { name: 'Ada Ingram' },
  { name: 'Fiona McDonald' },
  { name: 'Anna Smith-Jones-Li' },
  { name: 'James St. John' },
  { name: 'Ed Roberts' },
  { name: 'Amber Hathersage' },
  { name: 'P. Lane' },
  { name: 'Xi 2nd' },
  { name: 'Fellgate High School', also: ['The Gate'] },
  { name: 'St Ann C.E. (Annies) Primary School' },
  { name: 'Ysgol Gyfun Brynteg' },
  { name: 'Quarry', kind: 'place' },
  { name: '李小龙' },
  { name: '山田太郎' },
  { name: 'محمد علي' },
];

/** What stands between words, so that the rest can be read. */
const SHORT = [
  ['(?:[ \\t_-]{1,3}\\n?[> ]{0,3}|\\n[> ]{0,3})', '~'],
  ['(?:\\.(?=\\p{L})|[\\s>_-]{0,20})', '…'],
  ["([\\p{L}][\\p{L}'-]{0,30})\\.?", '(middle)'],
  ["(?![\\p{L}\\p{N}]|'\\p{L}{2})", '|'],
] as const;

/** A form on one line: what it is searched by, its pattern, its capitals, and what it is. */
function line(form: NameForm): string {
  const is = (['isPart', 'isFamily', 'isArranged', 'countsSmall'] as const).filter((flag) => form[flag]);
  const also = form.alsoWord === 'no' ? [] : [`also ${form.alsoWord}`];
  const pattern = SHORT.reduce((text, [long, short]) => text.replaceAll(long, short), form.pattern.source);
  return `  ${form.firstWords.join('|')}  ${pattern}  ${[...form.capitals, ...also, ...is].join(' ')}`;
}

test('every form of every shape of a name is as it was looked through', async () => {
  const listed = PEOPLE.map((given) => {
    const person = { id: 'a', as: 'A', also: [], anyCase: false, at, name: '', ...given } as PrivatePerson;
    return [JSON.stringify(given), ...formsOf(person).map(line)].join('\n');
  });
  await expect(`${listed.join('\n\n')}\n`).toMatchFileSnapshot('forms.txt');
});
