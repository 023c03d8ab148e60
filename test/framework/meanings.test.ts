import { expect, test } from 'vitest';
import { walkParts } from '../../src/framework/parts/walk.js';
import { ids, pack } from './built-in-packs.js';

/** What a statement of ours must still say, read off the source by hand: pack, part, the meaning. */
const MEANINGS: [string, string, ...RegExp[]][] = [
  ['ljmu-2007', 'PR5', /effective/, /communicat/, /people|interpersonal/],
  ['ljmu-2007', 'DM4', /principles/, /partnership/, /contact/, /provider/],
  ['ljmu-2007', 'EM5', /value/, /professional development/],
  ['ljmu-2007', 'EM8', /effective/, /moderation/, /quality assurance/, /partnership/],
  ['ljmu-2007', 'AM11', /committees/, /consultative groups/, /professional bodies/, /programme/],
  ['ljmu-2007', 'co-coaching.1', /trust/],
  ['ljmu-2007', 'coaching.1', /trust/, /confidence/],
  ['ljmu-2016', 'EM4', /principles/, /partnership/, /provider/],
  ['ljmu-2016', 'AM11', /committees/, /consultative groups/, /professional bodies/, /programme/],
  ['ljmu-2016', 'TS1', /inspires/, /motivates/, /challenges/],
  ['ljmu-2016', 'co-coaching.1', /trust/],
  ['mentor-standards-2016', 'MS2.9', /research/, /informs the teaching/],
  ['mentor-standards-2016', 'MS4.2', /subject/, /pedagogical/, /professional development/, /research/],
  ['curee-2005', 'mentoring.learner-2', /positively/],
  ['dfes-2004', 'mentoring.learner-2', /positively/],
  ['gtc-tla', 'TLA3.evaluating', /planned evaluation/, /triangulated/, /key issues/],
  ['gtc-tla', 'TLA4.knowledge', /key issues/, /in depth/, /appraised critically/, /conclusions/, /Harvard/],
  ['gtc-tla', 'TLA4.sharing', /professional or lay communit/, /feedback/, /original resource/],
  ['gtc-tla', 'TLA4.carrying-out', /analysed/, /altered/],
];

test.each(MEANINGS)('%s %s keeps its meaning', (id, part, ...meanings) => {
  const found = [...walkParts(pack(id))].find((walked) => walked.part.id === part && walked.part['statement']);
  for (const meaning of meanings) expect(found?.part['statement']).toMatch(meaning);
});

test('what a source says otherwise than its neighbour is kept apart', () => {
  const said = (id: string): unknown =>
    [...walkParts(pack(id))].find(({ part }) => part.id === 'co-coaching.1')?.part['statement'];
  expect(said('ljmu-2007')).not.toMatch(/confidence/);
  expect(said('ljmu-2016')).not.toMatch(/confidence/);
  expect(said('curee-2005')).toMatch(/confidence/);
});

test('hints, levels, roles and purposes keep theirs', () => {
  const am8 = pack('ljmu-2007').stages.flatMap(({ criteria }) => criteria.filter(({ id }) => id === 'AM8'));
  expect(am8[0]?.hint).toMatch(/thoroughly/);
  const [red, amber, green] = pack('mentor-standards-2016').scales[0]?.levels ?? [];
  expect([red?.meaning, amber?.meaning, green?.meaning].join(' ')).toMatch(
    /No evidence .*not fully embedded.*embedded/,
  );
  const links = pack('ljmu-2007').stages[0]?.criteria[0]?.links ?? [];
  expect(links.map(({ title }) => title)).toEqual([
    'AST Standard 6',
    'Subject leader',
    'Threshold',
    'NPQH 1.4',
    'NPQH 1.7',
  ]);
  expect(links[0]?.statement).toMatch(/support good and advice sound/);
  const [mentoring, coaching] = pack('curee-2005').modes;
  expect(mentoring?.who).toMatch(/whole person/);
  expect(coaching?.who).toMatch(/take control/);
  expect(pack('dfes-2004').modes[0]?.who).toMatch(/supports yet challenges/);
  const itt = pack('lluk-2008').purposes.find(({ id }) => id === 'itt');
  expect(itt?.knowledge).toMatch(/minimum core.*community of practice.*criteria/);
  expect(pack('curee-2005').note).toMatch(/goals come second, the relationship third/);
  expect(ids(pack('curee-2005').principles)[5]).toBe('principle.6');
});
