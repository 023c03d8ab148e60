import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { crc32, deflateSync } from 'node:zlib';

const CRITERIA = Array.from({ length: 12 }, (_, index) => `AM${index + 1}`);
const SENTENCES = [
  'We read the plan for the week together before the first lesson and marked the one thing she wanted me to watch.',
  'The middle of the room, usually quiet, answered only when they were called by name, and we both noticed it.',
  'I asked what the pupils had been thinking about in the first ten minutes, and then I waited for the answer.',
  'He had written three questions on the inside of his folder and used the second one with the back row.',
  'Afterwards we agreed on one step that is small enough for Thursday and large enough to be seen.',
  'Her colleague in the next room offered to swap a period so that the starter could be tried twice.',
  'The record of the last observation was on the table, and we compared it line by line with this one.',
  'What surprised me was how much of the lesson the pupils could retell a week later, without their books.',
];

/**
 * Writes a believable portfolio of any size.
 * @param {string} folder made if it is not there
 * @param {number} entries how many journal entries; every fourth has a picture
 */
export function generatePortfolio(folder, entries) {
  for (const part of ['journal', 'evidence', 'stages/advanced']) mkdirSync(join(folder, part), { recursive: true });
  const write = (path, content) => writeFileSync(join(folder, path), content);
  write(
    'portfolio.yaml',
    'version: 1\nmentor: {name: Ada Generated, school: Sample High School}\nprovider: Sample University\nframework: ljmu-2016\nstage: advanced\n',
  );
  const points = [5, 9, 5, 2].flatMap((count, set) =>
    Array.from({ length: count }, (_, index) => `MS${set + 1}.${index + 1}`),
  );
  write(
    'stages/advanced/self-assessment.md',
    `---\nkind: self-assessment\nstage: advanced\ndate: 2026-06-01\nratings:\n${points.map((point) => `  ${point}: green\n`).join('')}---\n\n## MS1 Personal qualities\n\n### Strengths\n\nTime is kept.\n`,
  );
  const skills = ['coaching', 'co-coaching'].flatMap((list) =>
    Array.from({ length: 10 }, (_, index) => `- [x] ${list}.${index + 1}\n`),
  );
  write('stages/advanced/checklist.md', `---\nkind: checklist\nstage: advanced\n---\n\n${skills.join('')}`);
  for (let index = 0; index < entries; index += 1) {
    const picture = index % 4 === 0 ? `evidence/board-${index}.png` : null;
    if (picture) write(picture, png(320, 200, index));
    write(`journal/${day(index)}-entry-${String(index).padStart(5, '0')}.md`, entry(index, picture));
  }
}

function day(index) {
  return new Date(Date.UTC(2025, 8, 1) + (index % 300) * 86_400_000).toISOString().slice(0, 10);
}

function entry(index, picture) {
  const criteria = [CRITERIA[index % 12], CRITERIA[(index * 5 + 3) % 12]];
  const evidence = picture
    ? `evidence:\n  - {file: ${picture}, caption: The board after lesson ${index}, alt: A board with three columns}\n`
    : '';
  const parts = Array.from({ length: 11 }, (_, part) => section(index, part));
  const image = picture ? `\n![A board with three columns](../${picture} "The board")\n` : '';
  return `---\nkind: entry\ntitle: Lesson and conversation ${index + 1}\ndate: ${day(index)}\nstage: advanced\ncriteria: [${[...new Set(criteria)].join(', ')}]\nstandards: [TS${(index % 8) + 1}, MS2.${(index % 9) + 1}]\n${evidence}---\n\n${parts.join('\n')}${image}`;
}

function section(index, part) {
  const sentence = (offset) => SENTENCES[(index * 3 + part * 7 + offset) % SENTENCES.length];
  const prose = `${[0, 1, 2, 3].map(sentence).join(' ')} She tried **waiting longer** and kept [the notes](#part-0) of it.\n`;
  if (part % 4 === 0) return `## Part ${part}\n\n${prose}`;
  if (part % 4 === 2) return `- ${sentence(4)}\n- ${sentence(5)} *Twice.*\n- ${sentence(6)}\n`;
  return prose;
}

/** A picture of plain bands, different for each seed, as a PNG file (RFC 2083). */
function png(width, height, seed) {
  const rows = Buffer.alloc((width * 3 + 1) * height);
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) {
      const band = (Math.floor(x / 40) + Math.floor(y / 25) + seed) % 7;
      rows.set([120 + band * 15, 200 - band * 9, 160 + ((band * seed) % 60)], y * (width * 3 + 1) + 1 + x * 3);
    }
  }
  const header = Buffer.alloc(13);
  header.writeUInt32BE(width, 0);
  header.writeUInt32BE(height, 4);
  header.set([8, 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(rows)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function chunk(type, data) {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(data.length);
  const sum = Buffer.alloc(4);
  sum.writeUInt32BE(checksum(body));
  return Buffer.concat([length, body, sum]);
}

/** zlib.crc32 came with Node 20.15. */
function checksum(bytes) {
  return crc32(bytes) >>> 0;
}

if (process.argv[1] && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const [folder = 'generated', entries = '300'] = process.argv.slice(2);
  generatePortfolio(folder, Number(entries));
}
