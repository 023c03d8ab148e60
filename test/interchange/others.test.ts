import { describe, expect, test } from 'vitest';
import { Refusal } from '../../src/text/refusal.js';
import { codes, expectSound, importText } from './support.js';

const item = (id: string, code: string, more: object): object => ({
  identifier: id,
  uri: `https://example.org/${id}`,
  humanCodingScheme: code,
  lastChangeDateTime: '2024-01-01T00:00:00Z',
  ...more,
});
const child = (id: string, parent: string): object => ({
  identifier: `${id}-${parent}`,
  associationType: 'isChildOf',
  originNodeURI: { identifier: id },
  destinationNodeURI: { identifier: parent },
});

const CASE = JSON.stringify({
  CFDocument: { identifier: 'd', title: 'Harbour', creator: 'Somebody' },
  CFItems: [
    item('a', 'S1', { fullStatement: 'A standard.', notes: 'Of the standard' }),
    item('b', 'S1.1', {
      fullStatement: 'A criterion.',
      notes: 'Of the criterion',
      conceptKeywords: ['Harbour master'],
    }),
    item('c', 'S1.1a', { fullStatement: 'Meets them often.', abbreviatedStatement: 'Families', notes: 'Of the point' }),
  ],
  CFAssociations: [child('a', 'd'), child('b', 'a'), child('c', 'b')],
});

const MOODLE = `"Parent id number","Id number",Shortname,Description,"Description format","Scale values","Scale configuration","Rule type (optional)","Rule outcome (optional)","Rule config (optional)","Cross referenced competency id numbers","Exported id (optional)","Is framework",Taxonomy
,F,Framework,,1,"No,Yes","[{""scaleid"":""2""},{""id"":2,""scaledefault"":1,""proficient"":1}]",,,,,,1,
,A,Area,Area text,1,,,,0,,,1,,
A,A1,Criterion,Criterion text,1,,,,0,,,2,,
A1,A1a,Families,Meets them often.,1,,,,0,,,3,,
`;

describe('statements of the third level', () => {
  test.each([
    ['CASE', CASE],
    ['Moodle', MOODLE],
  ])('keep their names: %s', async (_, text) => {
    const imported = await importText(text);
    const points = imported.pack.stages?.[0]?.criteria?.[0]?.points ?? [];
    expect(points.map(({ statement }) => statement)).toEqual(['Families: Meets them often.']);
    expectSound(imported);
  });

  test('what a standard and a point have no place for is kept for the way back; keywords are words', async () => {
    const { pack, report } = await importText(CASE);
    expect(codes(report.lost)).toEqual([]);
    expect(pack['standard-sets']?.[0]?.standards[0]).toMatchObject({ origin: { note: 'Of the standard' } });
    expect(pack.stages?.[0]?.criteria?.[0]?.points?.[0]).toMatchObject({ origin: { note: 'Of the point' } });
    expect(pack.stages?.[0]?.criteria?.[0]).toMatchObject({ hint: 'Of the criterion', words: ['harbour', 'master'] });
  });
});

test('of a rubric, what no row or level of a pack can say is named, with its place', async () => {
  const level = { quality: 'Settled', description: 'Waits.', feedback: 'Good.', score: 3, position: 1 };
  const row = { category: 'Feedback', description: 'How it is given', weight: 2, CFItemURI: { title: 'One' } };
  const rubric = {
    title: 'Growth',
    description: 'How it grows',
    CFRubricCriteria: [{ ...row, CFRubricCriterionLevels: [level] }, { category: 'Alone' }],
  };
  const { CFDocument } = JSON.parse(CASE) as { CFDocument: object };
  const { pack, report } = await importText(JSON.stringify({ CFDocument, CFRubrics: [rubric, { title: 'Bare' }] }));
  expect(JSON.stringify(pack.stages)).toContain('Waits.');
  expect(report.lost.map(({ code, places }) => [code, ...places])).toEqual([
    ['field-title', 'CFRubrics[0]', 'CFRubrics[1]'],
    ['field-description', 'CFRubrics[0]', 'CFRubrics[0].CFRubricCriteria[0]'],
    ['field-weight', 'CFRubrics[0].CFRubricCriteria[0]'],
    ['field-CFItemURI', 'CFRubrics[0].CFRubricCriteria[0]'],
    ['field-feedback', 'CFRubrics[0].CFRubricCriteria[0].CFRubricCriterionLevels[0]'],
    ['field-score', 'CFRubrics[0].CFRubricCriteria[0].CFRubricCriterionLevels[0]'],
    ['empty-row', 'CFRubrics[0].CFRubricCriteria[1] Alone'],
  ]);
});

describe('tables of others are called by their names', () => {
  test.each([
    ['OpenSALT', 'Identifier,fullStatement,HumanCodingScheme,sequenceNumber,Is Child Of\n,A,B,1,\n'],
    ['ESCO', 'conceptType,conceptUri,skillType,preferredLabel,altLabels\nKnowledgeSkillCompetence,u,s,manage,\n'],
    ['O*NET', 'O*NET-SOC Code\tElement ID\tElement Name\tScale ID\tData Value\n11-1011.00\t2.A\tReading\tIM\t4\n'],
    ['Canvas', 'vendor_guid,object_type,title,description,mastery_points\na,outcome,T,D,3\n'],
  ])('%s', async (name, text) => {
    await expect(importText(text)).rejects.toThrow(Refusal);
    await expect(importText(text)).rejects.toThrow(name);
  });
});

test('one framework in a list, lists in objects and a spreadsheet’s own first line are read', async () => {
  const data = JSON.parse(CASE) as { CFItems: object[] };
  const listed = await importText(JSON.stringify([data]));
  const wrapped = await importText(JSON.stringify({ ...data, CFItems: { CFItem: data.CFItems } }));
  expect(wrapped.pack).toEqual(listed.pack);
  expect(listed.pack.stages?.[0]?.criteria).toHaveLength(1);
  const table = await importText(`sep=,\r\n${MOODLE}`);
  expect(table.pack).toEqual((await importText(MOODLE)).pack);
});

test('a line break inside a text is told where it stands', async () => {
  const failed = importText('{"framework": {"name": "One\nTwo"}}');
  await expect(failed).rejects.toThrow('Unexpected line break inside a text');
  await expect(failed).rejects.toMatchObject({ place: { line: 1, column: 28 } });
});
