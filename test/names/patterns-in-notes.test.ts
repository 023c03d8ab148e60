import { expect, test } from 'vitest';
import { findPatterns } from '../../src/names/index.js';

/** What people have in their notes, each with a place for a number from 0 to 9999 written with four digits. */
const NOTES: readonly ((n: string, index: number) => string)[] = [
  (n) => `---\ntags: [reading]\nisbn: ${isbn10(`04154${n}`)}\n---\n\n# A book\n`,
  (n) => `@book{lane2009,\n  isbn = {${isbn10(`01987${n}`)}},\n  year = {2009}\n}\n`,
  (n) => `ISBN-13: 978-0-415-4${n}-5, ISBN ${isbn10(`07506${n}`)}`,
  (n) => `OCLC 0${n}12345, OCLC: 07700${n}12; LCCN 0${n}563211`,
  (n) => `![board](../attachments/board@2x.jpg) and ![](plan-${n}@3x.png), icon@1x.webp`,
  (n) => `Cloned from git@host.example-school.uk:plans/year-9.git, and git@code.school.uk:a${n}/b`,
  (n, index) => `Backup of 0${(index % 9) + 1}072026 ${n}; 2026-07-0${(index % 9) + 1}T0${index % 9}:1${index % 6}:00Z`,
  (n, index) => `Meeting 0${(index % 9) + 1}-11-2026 09:${String(index % 60).padStart(2, '0')}, room 0${n}`,
  (n) => `Commit 0${n}7f3a91b2c, build 01.02.03.0${n}, version 2.0${n}.0`,
  (n) => `Binary: 0101010101 01010101010 0110${n.replace(/[^01]/g, '0')}101`,
  (n) => `Position 53.40${n}, -2.99${n}; grid SJ 07700 ${n}`,
  (n) => `https://example.org/watch?v=0161496${n}&t=07946${n} and https://doi.org/10.1080/0161${n}.2026`,
  (n) => `| Pupil | Mark |\n|---|---|\n| 01 | 07${n} |\n| 02 | 08${n} |`,
  (n) => `Order no. 01614${n}321, invoice: 07700${n}99, ref 020794${n}1`,
  (n) => `npm i react@18.2.0 vite@7.0.${n}, @scope/pkg@1.2.3, left-pad@^1.3.0`,
  (n) => `Checksum 0${n}1234567890123456 and 00000000000000${n}`,
  (n) => `^block-0${n}777 [[2026-07-0${n[0]} Lesson]] #tag/0${n}`,
  (n) => `Barcode 0770090${n}01234, serial 01632-96${n}-77`,
  (n) => `Temperature 0.${n}771234, 0,${n}7 m, 01:02:03.${n}`,
  (n) => `See p@ge ${n}, me@localhost, name@example.org, [@lane2009], meet @ 0900, noreply@school.uk`,
  (n) => `Call number 0${n}.71 LAN; shelf 028 90 ${n[0]}`,
  (n) => `Zotero key 0${n}ABCD; arXiv:0706.${n}; PMID: 01614${n}32`,
];

/** ISO 2108. @param nine the first nine digits */
function isbn10(nine: string): string {
  const sum = [...nine].reduce((total, digit, index) => total + Number(digit) * (10 - index), 0);
  const check = (11 - (sum % 11)) % 11;
  return `${nine}${check === 10 ? 'X' : check}`;
}

const TRUE_ONES = [
  ...[
    '020 7946 0123',
    '(020) 7946 0123',
    '0161 496 0123',
    '0161-496-0123',
    '0114 496 0123',
    '01632 960123',
    '01632 960 123',
  ],
  ...[
    '07700 900123',
    '07700900123',
    '07700 900 123',
    '+44 7700 900123',
    '+447700900123',
    '+44 (0)7700 900123',
    '0044 7700 900123',
  ],
  ...[
    '028 9018 0123',
    '029 2018 0123',
    '0191 498 0123',
    '+44 20 7946 0123',
    '+44 (0) 161 496 0123',
    '+353 87 123 4567',
    '+48 512 345 678',
  ],
  ...[
    '01204 123456',
    '01697 73555',
    '+33 6 12 34 56 78',
    '+1 212 555 2368',
    '+49 151 23456789',
    '+91 98765 43210',
    '+92 300 1234567',
  ],
  ...[
    'Tel: 0161 496 0123',
    'tel. 01632 960123',
    'Mobile no. 07700 900123',
    'ring 07700 900123 after four',
    'phone:07700900123',
  ],
  ...[
    '[call](tel:07700900123)',
    '“07700 900123”',
    '07700 900123, 9 am',
    '07700 900123 9 times',
    '0161 496 0123 12 June',
    '(07700 900123)',
    'Mum 07700 900123',
    '07700-900-123',
  ],
  ...['a.marsh@heronbank.sch.uk', 'A_MARSH+x@mail.heronbank.sch.uk', 'ada@heron-bank.uk', 'mailto:ada@heronbank.cymru'],
  ...[
    '<ada.marsh@gmail.com>',
    'ada.marsh@outlook.com.',
    'ada@school.ac.uk,',
    '(ada@x-y.co.uk)',
    'Ada.Marsh@LEA.GOV.UK',
    'a@b.io',
  ],
  ...[
    'ada%tag@nowhere.net',
    "o'brien@school.ie",
    '1ada@school.wales',
    'ada@sub.sub2.school.scot',
    'e-mail:ada@school.london',
  ],
  ...[
    '[write](mailto:ada@school.org)',
    'ada@school.education',
    'ada_b@school.academy',
    'ada-b@school.foundation',
    'ada@123-school.com',
  ],
  'Her number, H801200001001, is on it.',
];

test('440 notes of real shapes hold no address and no telephone number', () => {
  const texts = Array.from({ length: 20 }, (_, round) =>
    NOTES.map((note, index) =>
      note(String((round * 487 + index * 31 + 13) % 10_000).padStart(4, '0'), round * 7 + index),
    ),
  ).flat();
  expect(texts).toHaveLength(440);
  const alarms = texts.flatMap((text) =>
    findPatterns(text).map(({ kind, from, to }) => `${kind} ${text.slice(from, to)} in ${text}`),
  );
  expect(alarms).toEqual([]);
});

test('60 true ones are all found', () => {
  expect(TRUE_ONES.length).toBeGreaterThanOrEqual(60);
  expect(TRUE_ONES.filter((text) => findPatterns(text).length === 0)).toEqual([]);
});
