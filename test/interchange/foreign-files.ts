/** Files in the shapes in which others write frameworks; the frameworks are invented. */

export interface ForeignFile {
  name: string;
  text: string;
  options?: string[];
  /** What the file says, each once: it is in the pack, or the report names it. */
  words: string[];
  /** For words that are in no pack: what the report says of them. */
  lost?: Record<string, RegExp>;
  /** Words of a pack for which CASE has no place. */
  notInCase?: string[];
}

const uuid = (n: number): string => `5b0c7c3e-1b7a-4f1b-9b7e-${String(n).padStart(12, '0')}`;
const address = (n: number): string => `https://standards.quayside.example/${uuid(n)}`;
const changed = '2026-02-01T00:00:00Z';

interface Item {
  statement: string;
  code?: string;
  below?: Item[];
  more?: object;
}

interface Package {
  title?: string;
  document?: object;
  more?: object;
  link?: (n: number) => unknown;
  sequence?: (n: number) => unknown;
}

function casePackage(
  items: Item[],
  { title = 'Quayside standards', document = {}, more = {}, link, sequence }: Package = {},
): {
  CFDocument: object;
  CFItems: object[];
  CFAssociations: object[];
} {
  const node = link ?? ((n: number) => ({ title: `n${n}`, identifier: uuid(n), uri: address(n) }));
  const CFItems: object[] = [];
  const CFAssociations: object[] = [];
  let next = 1;
  const add = (item: Item, parent: number, position: number): void => {
    const n = next++;
    const coded = item.code === undefined ? {} : { humanCodingScheme: item.code };
    CFItems.push({
      identifier: uuid(n),
      uri: address(n),
      fullStatement: item.statement,
      lastChangeDateTime: changed,
      ...coded,
      ...item.more,
    });
    CFAssociations.push({
      identifier: uuid(n + 500),
      uri: address(n + 500),
      associationType: 'isChildOf',
      sequenceNumber: sequence ? sequence(position) : position,
      originNodeURI: node(n),
      destinationNodeURI: node(parent),
      lastChangeDateTime: changed,
    });
    for (const [index, child] of (item.below ?? []).entries()) add(child, n, index + 1);
  };
  for (const [index, item] of items.entries()) add(item, 0, index + 1);
  const CFDocument = {
    identifier: uuid(0),
    uri: address(0),
    creator: 'Quayside Alliance',
    title,
    lastChangeDateTime: changed,
    ...document,
  };
  return { CFDocument, CFItems, CFAssociations, ...more };
}

const TREE: Item[] = [
  {
    code: 'Q1',
    statement: 'Relationships.',
    below: [
      { code: 'Q1.1', statement: 'Builds trust.', below: [{ code: 'Q1.1a', statement: 'Keeps promises.' }] },
      { code: 'Q1.2', statement: 'Listens first.' },
    ],
  },
  { code: 'Q2', statement: 'Teaching.', below: [{ code: 'Q2.1', statement: 'Shows a lesson.' }] },
];
const TREE_WORDS = ['Relationships.', 'Builds trust.', 'Keeps promises.', 'Listens first.', 'Q1.1a', 'Shows a lesson.'];

const json = (value: unknown): string => JSON.stringify(value, null, 1);
const rich = (more: object): Item[] => [
  { code: 'Q1', statement: 'Relationships.', below: [{ code: 'Q1.1', statement: 'Builds trust.', more }] },
];

const CASE_FILES: ForeignFile[] = [
  { name: 'plain.json', text: json(casePackage(TREE)), words: [...TREE_WORDS, uuid(2), 'Quayside Alliance'] },
  { name: 'wrapped.json', text: json({ CFPackage: casePackage(TREE) }), words: TREE_WORDS },
  { name: 'listed.json', text: json({ CFPackages: [casePackage(TREE)] }), words: TREE_WORDS },
  { name: 'addresses.json', text: json(casePackage(TREE, { link: address })), words: TREE_WORDS },
  { name: 'numbers-as-text.json', text: json(casePackage(TREE, { sequence: String })), words: TREE_WORDS },
  {
    name: 'lists-as-objects.json',
    text: (() => {
      const made = casePackage(TREE);
      return json({ ...made, CFItems: { ...made.CFItems }, CFAssociations: { ...made.CFAssociations } });
    })(),
    words: TREE_WORDS,
  },
  { name: 'no-tree.json', text: json({ ...casePackage(TREE), CFAssociations: [] }), words: TREE_WORDS },
  {
    name: 'no-codes.json',
    text: json(casePackage([{ statement: 'One group.', below: [{ statement: 'Asks.' }, { statement: 'Waits.' }] }])),
    words: ['One group.', 'Asks.', 'Waits.'],
  },
  {
    name: 'title-is-statement.json',
    text: json(
      casePackage([
        {
          code: 'Q1',
          statement: 'Task models',
          more: { abbreviatedStatement: 'Task models' },
          below: [{ code: 'Q1.1', statement: 'Builds one.' }],
        },
      ]),
    ),
    words: ['Task models', 'Builds one.'],
  },
  {
    name: 'all-fields.json',
    text: json(
      casePackage(
        rich({
          CFItemType: 'Indicator of practice',
          educationLevel: ['HE', '09'],
          language: 'en-GB',
          notes: 'Ask for a diary.',
          conceptKeywords: ['Trust building'],
          abbreviatedStatement: 'Trust',
        }),
      ),
    ),
    words: ['Indicator of practice', 'HE', '09', 'en-GB', 'Ask for a diary.', 'Trust building', 'Trust', uuid(2)],
  },
  {
    name: 'notes-everywhere.json',
    text: json(
      casePackage([
        {
          code: 'Q1',
          statement: 'Group.',
          more: { notes: 'Note of group' },
          below: [
            {
              code: 'Q1.1',
              statement: 'Does.',
              more: { notes: 'Note of criterion' },
              below: [
                {
                  code: 'Q1.1a',
                  statement: 'Well.',
                  more: { notes: 'Note of point', abbreviatedStatement: 'Quality' },
                },
              ],
            },
          ],
        },
      ]),
    ),
    words: ['Note of group', 'Note of criterion', 'Note of point', 'Quality', 'Well.'],
  },
  {
    name: 'unknown-fields.json',
    text: json(
      casePackage(rich({ listEnumeration: 'iii', subject: ['Pedagogy'], statusStartDate: '2020-09-01' }), {
        document: { frameworkType: 'Professional', subject: ['Mentoring'] },
      }),
    ),
    words: ['iii', 'Pedagogy', '2020-09-01', 'Professional', 'Mentoring', 'Builds trust.'],
    lost: {
      iii: /listEnumeration/,
      Pedagogy: /subject/,
      '2020-09-01': /statusStartDate/,
      Professional: /frameworkType/,
      Mentoring: /subject/,
    },
  },
  {
    name: 'draft.json',
    text: json(
      casePackage(TREE, { document: { adoptionStatus: 'Private Draft', publisher: 'Quayside Press', language: 'cy' } }),
    ),
    words: [...TREE_WORDS, 'Private Draft', 'Quayside Press', 'cy'],
  },
  {
    name: 'ended.json',
    text: json(
      casePackage(TREE, { document: { adoptionStatus: 'Deprecated', statusEndDate: '2023-08-31', version: '4' } }),
    ),
    words: [...TREE_WORDS, '2023', 'version: 4'],
  },
  {
    name: 'licence.json',
    text: json(
      casePackage(TREE, {
        document: { licenseURI: { title: 'CC', identifier: uuid(900), uri: address(900) } },
        more: {
          CFDefinitions: {
            CFLicenses: [
              {
                identifier: uuid(900),
                uri: address(900),
                title: 'CC',
                licenseText: 'Share alike, with our name.',
                lastChangeDateTime: changed,
              },
            ],
          },
        },
      }),
    ),
    words: [...TREE_WORDS, 'CC: Share alike, with our name.'],
  },
  {
    name: 'rubric.json',
    text: json(
      casePackage([{ code: 'Q1', statement: 'Asks before telling.' }], {
        more: {
          CFRubrics: [
            {
              identifier: uuid(800),
              uri: address(800),
              title: 'Growth',
              description: 'How it grows',
              lastChangeDateTime: changed,
              CFRubricCriteria: [
                {
                  identifier: uuid(801),
                  uri: address(801),
                  category: 'Feedback',
                  description: 'What is said',
                  weight: 2,
                  position: 1,
                  CFRubricCriterionLevels: [
                    {
                      identifier: uuid(802),
                      uri: address(802),
                      quality: 'Starting',
                      description: 'Tells at once.',
                      feedback: 'Slow down.',
                      score: 1,
                      position: 1,
                    },
                    {
                      identifier: uuid(803),
                      uri: address(803),
                      quality: 'Settled',
                      description: 'Waits for an answer.',
                      position: 2,
                    },
                  ],
                },
              ],
            },
          ],
        },
      }),
    ),
    words: [
      'Feedback',
      'Starting',
      'Tells at once.',
      'Waits for an answer.',
      'How it grows',
      'What is said',
      'Slow down.',
      'Growth',
    ],
    lost: {
      'How it grows': /field-description.*CFRubrics/,
      'What is said': /field-description.*CFRubricCriteria/,
      'Slow down.': /field-feedback/,
      Growth: /field-title.*CFRubrics/,
    },
  },
  {
    name: 'other-script.json',
    text: json(
      casePackage([{ statement: 'Мести заборони', below: [{ statement: 'Слухати уважно' }] }], { title: 'Стандарти' }),
    ),
    words: ['Стандарти', 'Слухати уважно'],
  },
  {
    name: 'html.json',
    text: json(
      casePackage([
        { code: 'Q1', statement: '<p>Builds <strong>trust</strong></p>' },
        { code: 'Q2', statement: 'Listens &amp; waits' },
      ]),
    ),
    words: ['Builds **trust**', 'Listens & waits'],
  },
  {
    name: 'one-level.json',
    text: json(
      casePackage([
        { code: 'A', statement: 'Plans.' },
        { code: 'B', statement: 'Teaches.' },
      ]),
    ),
    words: ['Plans.', 'Teaches.'],
  },
  { name: 'third-level.json', text: json(casePackage(TREE)), options: ['--level', '3'], words: TREE_WORDS },
];

const STATUSES = [
  { begun: 'Please look' },
  { incomplete: 'Not yet' },
  { partialcomplete: 'Partly' },
  { completed: 'Done' },
];
const element = (elementid: string, name: string, more: object = {}): object => ({
  shortname: elementid,
  name,
  description: `${name} in practice.`,
  standardid: 1,
  elementid,
  ...more,
});
const matrix = (elements: object[], more: object = {}): string =>
  json({
    framework: {
      institution: 'all',
      name: 'Quayside evidence',
      description: '<p>For mentors.</p>',
      selfassess: true,
      evidencestatuses: STATUSES,
      standards: [{ shortname: 'A', name: 'Area one', description: 'The first area.', standardid: 1 }],
      standardelements: elements,
      ...more,
    },
  });
const ELEMENTS = [
  element('1.1', 'Planning'),
  element('1.2', 'Feedback'),
  element('1.2.1', 'Prompt words', { parentelementid: '1.2' }),
];
const MATRIX_WORDS = [
  'Area one',
  'The first area.',
  'Planning in practice.',
  'Prompt words',
  'For mentors.',
  'Please look',
];
const SCALE_WORDS = ['Please look'];

const MAHARA_FILES: ForeignFile[] = [
  { name: 'flat.matrix', text: matrix(ELEMENTS), words: MATRIX_WORDS, notInCase: SCALE_WORDS },
  {
    name: 'parents-as-written-out.matrix',
    text: matrix([ELEMENTS[0] ?? {}, ELEMENTS[1] ?? {}, element('1.2.1', 'Prompt words', { parentid: '1.2' })]),
    words: MATRIX_WORDS,
    notInCase: SCALE_WORDS,
  },
  {
    name: 'numbers-and-texts.matrix',
    text: matrix(ELEMENTS.map((one) => ({ ...one, standardid: '1' }))),
    words: MATRIX_WORDS,
    notInCase: SCALE_WORDS,
  },
  {
    name: 'statuses-as-object.matrix',
    text: matrix(ELEMENTS, { evidencestatuses: { begun: 'Please look', '3': 'Done' } }),
    words: MATRIX_WORDS,
    notInCase: SCALE_WORDS,
  },
  {
    name: 'names-for-codes.matrix',
    text: matrix([
      element('1.0', 'Critical thinking', { shortname: 'Critical thinking' }),
      element('2.0', 'Teaching', { shortname: 'Teaching' }),
    ]),
    words: ['1.0', '2.0', 'Critical thinking'],
  },
  {
    name: 'nested.matrix',
    text: json({
      framework: {
        name: 'Nested evidence',
        evidencestatuses: STATUSES,
        standards: [
          {
            shortname: 'N1',
            name: 'Nest',
            description: 'A nest.',
            standardid: 'n1',
            standardelement: [{ shortname: 'N1.1', name: 'Egg', description: 'An egg.', elementid: 'N1.1' }],
          },
        ],
      },
    }),
    words: ['A nest.', 'Egg', 'An egg.', 'N1.1'],
  },
  {
    name: 'bare.matrix',
    text: json({
      name: 'Bare evidence',
      standards: [{ shortname: 'B1', name: 'Alone', description: 'No element.', standardid: 1 }],
    }),
    words: ['Alone', 'No element.'],
  },
];

const HEADER =
  '"Parent id number","Id number",Shortname,Description,"Description format","Scale values","Scale configuration","Rule type (optional)","Rule outcome (optional)","Rule config (optional)","Cross referenced competency id numbers","Exported id (optional)","Is framework",Taxonomy';
const SCALE = '"Not yet,Shown","[{""scaleid"":""2""},{""id"":2,""scaledefault"":1,""proficient"":1}]"';
const moodle = (rows: string[], header = HEADER): string =>
  `${[header, `,quay,Quayside competencies,,1,${SCALE},,,,,,1,domain`, ...rows].join('\n')}\n`;
const ROWS = [
  ',A,Area,The area,2,,,,0,,,1,,',
  'A,A1,Planning,Plans a term,2,,,,0,,,2,,',
  'A1,A1a,Families,Meets them,2,,,,0,,,3,,',
];
const MOODLE_WORDS = ['The area', 'Plans a term', 'Families', 'Meets them', 'Not yet'];

const MOODLE_FILES: ForeignFile[] = [
  { name: 'plain.csv', text: moodle(ROWS), words: MOODLE_WORDS, notInCase: ['Not yet'] },
  {
    name: 'semicolons.csv',
    text: `${HEADER.replaceAll(',', ';')}\n;quay;Quayside competencies;;1;"Not yet,Shown";;;;;;;1;\n;A;Area;The area;2;;;;0;;;;;\nA;A1;Planning;Plans a term;2;;;;0;;;;;\n`,
    words: ['The area', 'Plans a term', 'Not yet'],
    notInCase: ['Not yet'],
  },
  {
    name: 'tabs.csv',
    text: moodle(ROWS).replace(/,(?=(?:[^"]*"[^"]*")*[^"]*$)/g, '\t'),
    words: MOODLE_WORDS,
    notInCase: ['Not yet'],
  },
  { name: 'marked.csv', text: `\ufeff${moodle(ROWS)}`, words: MOODLE_WORDS, notInCase: ['Not yet'] },
  {
    name: 'related.csv',
    text: moodle([...ROWS, ',B,Values,The values,2,,,,0,,,,,', 'B,B1,Care,Cares,2,,,,0,,"A,A1",,,']),
    words: [...MOODLE_WORDS, 'The values', 'Cares'],
    notInCase: ['Not yet'],
  },
  {
    name: 'rules.csv',
    text: moodle([...ROWS, 'A,A2,Feedback,Gives it,2,"Low,High",,core_competency\\competency_rule_all,1,,,,,']),
    words: [...MOODLE_WORDS, 'Gives it', 'Low', 'competency_rule_all'],
    lost: { Low: /own-scales/, competency_rule_all: /rules/ },
    notInCase: ['Not yet'],
  },
  {
    name: 'headers-in-welsh.csv',
    text: moodle(
      ROWS,
      HEADER.replace('"Parent id number"', '"Rhif y rhiant"')
        .replace('"Id number"', 'Rhif')
        .replace('Shortname', 'Enw'),
    ),
    words: MOODLE_WORDS,
    notInCase: ['Not yet'],
  },
];

export const FILES: readonly ForeignFile[] = [...CASE_FILES, ...MAHARA_FILES, ...MOODLE_FILES];
