import type { StageCoverage, StageInFramework } from '../../src/coverage/index.js';
import { coverStage, findStageIn, type LinkedPortfolio, linkPortfolio, signedText } from '../../src/coverage/index.js';
import type { Framework } from '../../src/framework/model.js';
import { readOwnFrameworks } from '../../src/framework/own/library.js';
import { type FileSet, filesInMemory, type PortfolioDocument, readPortfolio } from '../../src/portfolio/index.js';
import { sealFiles } from '../../src/signing/seal-folder.js';
import { type SignOffWords, sealSignOff } from '../../src/signing/sign-off-text.js';
import { nextSignOff } from '../../src/signing/write-sign-off.js';
import { digestOf, sealDigest } from '../../src/trust/seal.js';

/** A framework with one of everything, and two where the number matters. */
export const smallPack = `id: small-2026
title: Small award
version: 3
status: current
licence: Invented for a test.
standard-sets:
  - id: teaching
    title: Teaching
    standards:
      - {id: TS1, statement: Teaches well., points: [{id: TS1.1, statement: Plans.}, {id: TS1.2, statement: Explains.}]}
      - {id: TS2, statement: Leads others., expects: post, points: [{id: TS2.1, statement: Coaches.}, {id: TS2.2, statement: Shares.}]}
checklists:
  - {id: coaching, title: Coaching, skills: [{id: c.1, statement: Listens.}, {id: c.2, statement: Asks.}]}
  - {id: mentoring, title: Mentoring, skills: [{id: m.1, statement: Shows.}, {id: m.2, statement: Tells.}]}
scales: [{id: rag, levels: [{id: red, title: Red}, {id: amber, title: Amber}, {id: green, title: Green}]}]
roles:
  - {id: mentor-in-school, title: Mentor in school, side: school, otherwise: head}
  - {id: head, title: Head, side: school}
  - {id: team, title: Team, side: university}
stages:
  - id: bronze
    title: Bronze
    criteria: [{id: B1, statement: Begins.}]
  - id: silver
    title: Silver
    criteria:
      - {id: S1, statement: Observes., points: [{id: S1.1, statement: Once.}, {id: S1.2, statement: Twice.}]}
      - {id: S2, statement: Discusses.}
    dimensions: [{id: D1, statement: Learns.}, {id: D2, statement: Shares.}]
    checklists: [coaching, mentoring]
    self-assessment: {set: teaching, scale: rag}
    reflection: {questions: [{id: KQ1, statement: What?}, {id: KQ2, statement: Why?}]}
    sign-off: [{role: mentor-in-school, comment: required}, {role: team, comment: optional}]
`;

/** A second framework: its ids overlap with those of the first. */
const OTHER = `id: other-2026
title: Other award
version: 1
status: current
licence: Invented for a test.
stages: [{id: silver, title: Other silver, criteria: [{id: S1, statement: Else.}, {id: X1, statement: More.}]}]
`;

const CONFIG = 'version: 1\nmentor: {name: Kit Moor}\nframework: [small-2026, other-2026]\nstage: silver\n';

const noPack = { ids: (): string[] => [], load: (): Framework | null => null };

const PACKS = { 'frameworks/small-2026.yaml': smallPack, 'frameworks/other-2026.yaml': OTHER };
const asWritten = readOwnFrameworks(new Map(Object.entries(PACKS)), noPack);

/** The small framework with the silver stage asking for this. @param requires as YAML writes it on one line */
export function asking(requires: string): Record<string, string> {
  return { 'frameworks/small-2026.yaml': `${smallPack}    requires: ${requires}\n` };
}

function whole(files: Record<string, string>): FileSet {
  return filesInMemory({ 'portfolio.yaml': CONFIG, ...PACKS, ...files });
}

/** A portfolio of the small framework with these files beside its portfolio.yaml. */
export function small(files: Record<string, string> = {}): LinkedPortfolio {
  const set = whole(files);
  const isOther = Object.keys(files).some((path) => path.startsWith('frameworks/'));
  return linkPortfolio(readPortfolio(set, isOther ? readOwnFrameworks(set.texts, noPack) : asWritten));
}

/** @param stage `silver` where it is left out */
export function place(linked: LinkedPortfolio, stage = 'silver'): StageInFramework {
  const found = findStageIn(linked.indexes, stage);
  if (!found) throw new Error(`no stage ${stage}`);
  return found;
}

export function silver(files: Record<string, string> = {}): StageCoverage {
  const linked = small(files);
  return coverStage(linked, place(linked));
}

/** A Markdown file of a portfolio. @param head lines of front-matter below its kind */
export function file(kind: string, head: string, body = 'Something was done.'): string {
  return `---\nkind: ${kind}\n${head === '' ? '' : `${head}\n`}---\n\n${body}\n`;
}

/** Where the sign-offs of the table stand. */
export const signOffPath = (role: string, number = 1): string => `stages/silver/sign-off/${role}-${number}.md`;

/** A sign-off without a seal. */
export function said(role: string, decision: string, more = 'date: 2026-11-02'): string {
  return file(
    'sign-off',
    `stage: silver\nrole: ${role}\nname: Name of ${role}\n${more}\ndecision: ${decision}`,
    'Words.',
  );
}

/** A sealed sign-off of what these files hold. @param sign makes a signature over its statement; left out: it has none */
export function sealedSaid(
  files: Record<string, string>,
  role: string,
  decision: string,
  more: Partial<SignOffWords> = {},
  sign?: (statement: string) => string,
): string {
  const linked = small(files);
  const words: SignOffWords = {
    stage: 'silver',
    role,
    name: `Name of ${role}`,
    date: '2026-11-02',
    decision,
    comment: 'Words.',
    ratings: [],
    enteredBy: null,
    scan: null,
    ...more,
  };
  const coverage = coverStage(linked, place(linked));
  const seal = sealFiles(whole(files), linked, place(linked));
  const sealed = sealSignOff(words, seal, 3, nextSignOff(coverage, role).place);
  return sealed.text(sign?.(sealed.statement) ?? null);
}

/** The same with a seal of the first form, as an earlier mentor made it. */
export function sealedAtFirst(files: Record<string, string>, role: string, decision: string): string {
  const linked = small(files);
  const seal = sealFiles(whole(files), linked, place(linked));
  const first = sealDigest({ ...seal, form: 'mentor-seal-1', terms: [] });
  const text = sealedSaid(files, role, decision)
    .replace('mentor-seal-2', 'mentor-seal-1')
    .replace(/digest: .*/, `digest: ${first}`)
    .replace(/\n {2}number: [\s\S]*(?=\n {2}files: )/, '');
  const read = small({ ...files, 'sign-off.md': text });
  const document = read.portfolio.documents.find(({ path }) => path === 'sign-off.md') as PortfolioDocument;
  return text.replace(/statement: .*/, `statement: ${digestOf(signedText(read, document) ?? '')}`);
}
