import { expect, test } from 'vitest';
import { NameFinder } from '../../src/names/index.js';
import type { PrivatePerson } from '../../src/names/person.js';

const at = { line: 1, column: 1, endLine: 1, endColumn: 1 };
const finderOf = (...names: string[]): NameFinder =>
  new NameFinder(names.map((name): PrivatePerson => ({ id: name, as: name, name, also: [], anyCase: false, at })));
const WHOLE = finderOf(
  ...['Will Marsh', 'Grace Lane', 'Zebulon Quartermaine', 'Siân Müller', "Niamh O'Brien", 'Ewan McDonald', '王小明'],
  ...['Tom West', 'Jack Green', 'Ann Red', 'Jo Bell', 'Rose Cross', 'Hope Rich', 'Mark Young', 'Dawn Park', 'Guy King'],
);
/** Declared by one word each. */
const SHORT = finderOf('Tom', 'Mia', 'Roma', 'Will', 'Grace', 'West', 'Green', 'Bell', 'Cross', 'Rose');

const NAMES = [
  '- Will',
  '## Grace',
  '| Grace | 7 |',
  '| Will |',
  '**Grace**: good',
  'ZebulonQuartermaineReport',
  'see ReportOfQuartermaine',
  'O’ Brien came',
  'Mc Donald came',
  'Mc-Donald',
  'Niamh OBrien',
  'Herr Mueller',
  'MUELLER',
  'Quarter-\nmaine',
  'the Quarter-\n> maine plan',
  'Quarter- maine spoke',
  '王小明今天来了',
  '王 小明',
  '今天王小明来',
  '1. Will',
  '> Will',
  '* Grace',
  'Will: he said so',
  'Dear Grace',
  'so Will asked',
  'QUARTERMAINE',
  'Zebulon’s plan',
  'with Will.',
  'for Rose',
  'Mr West came',
  'with Jack Green today',
  'asked Bell',
  'Will, Grace and Rose',
  'Grace and Will worked',
];
const THINGS = [
  'The West Midlands are far',
  'Red Cross volunteers came',
  'the Green Party won',
  'The Bell at the corner',
  'the Bell Inn',
  'West Yorkshire',
  'Bell Street',
  'the red cross',
  'North West England',
  'By the grace of God',
  'grace period',
  'a cross word',
  'in the west',
  'Red, amber or green',
  'Green Belt',
  'West Ham',
  'Red Sea',
  'Cross-curricular work',
  'Rose Hill School',
  'the Rose',
  'a Green Day',
  'the Young Enterprise scheme',
  'The King visited',
  'a Rich Task',
  'Park Lane School',
  'the Park',
  'We mark books',
  'we hope so',
  'at dawn',
  'a guy came',
  'Green Park',
  'Red Room',
  'the Rose Theatre',
  'in the Green Room',
  'the Red Team',
  'South West Coast',
  'some Grace',
  'West Wing',
  'Bell House',
  'Cross-phase group',
  'a Bell Street shop',
  'every West End show',
  'no Rose',
  'Green Lane',
  'Blue Cross',
  'Great West Road',
  'rated Red or Amber',
  'from Amber to Green',
  'Тот Том, Рома и Тамара',
  'Μια μέρα, Το Πάσχα',
  '5 μm, α-helix, γ-rays and Δx',
  'a Mac computer, MacBook and a machine',
  'שלום <p dir="rtl">שלום עולם</p>',
  'the West',
  'their Cross',
];
/** As a part of a name, at the beginning of a sentence. */
const BEGINNINGS = [
  'Will you come?',
  'Green is a colour',
  'Will this work?',
  'Rose petals fell',
  'Mark the books',
  'Hope springs eternal',
  'Young people learn',
  'Rich tasks help',
];

test('names stand in lists, headings and cells, joined, with blanks, written out, over line ends', () => {
  expect(NAMES.filter((text) => WHOLE.inText(text).length === 0)).toEqual([]);
  expect(NAMES.filter((text) => /Will|Grace|Rose|West/.test(text) && SHORT.inText(text).length === 0)).toEqual([]);
});

test('words of places, parties, colours and things are left as they are', () => {
  const damaged = (finder: NameFinder, texts: readonly string[]): string[] =>
    texts.filter((text) => finder.inText(text).length > 0);
  expect(THINGS.length + BEGINNINGS.length).toBeGreaterThanOrEqual(58);
  expect(damaged(WHOLE, [...THINGS, ...BEGINNINGS])).toEqual([]);
  expect(damaged(SHORT, THINGS)).toEqual([]);
});

test('schools and places are hidden by their whole name and what is their own of it', () => {
  const at = { line: 1, column: 1, endLine: 1, endColumn: 1 };
  const place = (name: string, kind?: 'place'): PrivatePerson => ({
    id: name,
    as: 'X',
    name,
    also: [],
    ...(kind && { kind }),
    anyCase: false,
    at,
  });
  const finder = new NameFinder([
    place('Fellgate High School'),
    place("St Mary's Catholic Primary School"),
    place('Little Wittering Road', 'place'),
  ]);
  const found = (text: string): string[] => finder.inText(text).map(({ from, to }) => text.slice(from, to));
  expect(found('Fellgate High School, Fellgate High and Fellgate: FELLGATE’s')).toEqual([
    'Fellgate High School',
    'Fellgate High',
    'Fellgate',
    'FELLGATE',
  ]);
  expect(found('at St. Mary’s Primary School, St Mary’s Catholic Primary and St Mary’s')).toHaveLength(3);
  expect(found('in Little Wittering, off Little Wittering Road')).toEqual([
    'Little Wittering',
    'Little Wittering Road',
  ]);
  expect(found('The High School, a Catholic school, Mary came, Little time, the Road')).toEqual([]);
  expect(finder.inPath('evidence/fellgate-high-plan.pdf')).toHaveLength(1);
});
