import type { PortfolioDocument, PortfolioFile } from '../../portfolio/model.js';
import { readSeal, type WrittenSeal } from '../../trust/read-seal.js';
import { digestOf, mentorName, type SealForm, sealDigest, stageName } from '../../trust/seal.js';
import { statementOf, statementText } from '../../trust/statement.js';
import type { LinkedPortfolio } from '../link.js';
import { coveredBy, twinsAmong } from './covered-files.js';
import { changedTerms, termsOf } from './terms.js';

/**
 * none: not sealed; unreadable: no seal of a known form; broken: its list and its digest do not belong together, or it could
 * mean two files; foreign: made for another stage or another mentor; edited: the sign-off itself was changed after it was
 * sealed; reworded: what it was given for reads otherwise now; changed: what it was given on was; intact: nothing was.
 */
export type SealState = 'none' | 'unreadable' | 'broken' | 'foreign' | 'edited' | 'reworded' | 'changed' | 'intact';

export interface SealVerdict {
  state: SealState;
  /** What the state does not say, in words; null where it says all. */
  why: string | null;
  /** Files in the seal. */
  files: number;
  /** Paths in the portfolio, in order. */
  changed: string[];
  came: string[];
  went: string[];
  /** What it was signed for and is no longer so, and what stands there now: lines of docs/seal.md. */
  terms: { signed: string[]; now: string[] };
  /** What the seal's form does not cover; null: nothing of what is told here. */
  form: SealForm | null;
}

/** Holds a sign-off's seal against the portfolio as it is now. */
export function judgeSeal(linked: LinkedPortfolio, document: PortfolioDocument): SealVerdict {
  const data = document.frontMatter.seal?.value;
  if (data === undefined || data === null) return verdict('none');
  const seal = readSeal(data);
  if ('why' in seal) return verdict('unreadable', seal.why);
  if (sealDigest(seal) !== seal.digest) return verdict('broken', 'its list of files was changed by hand', seal);
  const foreign = foreignTo(linked, document, seal);
  if (foreign !== null) return verdict('foreign', foreign, seal);
  const twins = twinsAmong(linked, [...seal.files.map(({ path }) => path), ...coveredBy(linked, document, seal.form)]);
  if (twins[0]) return verdict('broken', `it could mean two files: ${twins[0].join(' and ')}`, seal);
  const said = statementText(
    statementOf(document, { ...seal, seal: seal.digest, stage: seal.stageId }, linked.portfolio),
  );
  const differences = compareFiles(linked, document, seal);
  const terms = compareTerms(linked, document, seal);
  const isSame = Object.values(differences).every((paths) => paths.length === 0);
  const isReworded = terms.signed.length + terms.now.length > 0;
  const isEdited = digestOf(said) !== seal.statement;
  const state = isEdited ? 'edited' : isReworded ? 'reworded' : isSame ? 'intact' : 'changed';
  return { ...verdict(state, null, seal), ...differences, terms };
}

function verdict(state: SealState, why: string | null = null, seal?: WrittenSeal): SealVerdict {
  const none = { changed: [], came: [], went: [], terms: { signed: [], now: [] } };
  return { state, why, files: seal?.files.length ?? 0, form: seal?.form ?? null, ...none };
}

function foreignTo(linked: LinkedPortfolio, document: PortfolioDocument, seal: WrittenSeal): string | null {
  const place = linked.stageOf(document);
  const stage = place ? stageName(place) : (document.frontMatter.stage?.value ?? 'no stage');
  if (stage !== seal.stage) return `it was made for ${seal.stage}, but is in a sign-off of ${stage}`;
  const mentor = mentorName(linked.portfolio.config.mentor.name);
  return mentor === seal.mentor ? null : "it was made for another mentor's portfolio";
}

function compareTerms(linked: LinkedPortfolio, document: PortfolioDocument, seal: WrittenSeal): SealVerdict['terms'] {
  const place = linked.stageOf(document);
  if (seal.form === 'mentor-seal-1' || !place) return { signed: [], now: [] };
  return changedTerms(seal.terms, termsOf(linked, place));
}

function compareFiles(
  linked: LinkedPortfolio,
  document: PortfolioDocument,
  seal: WrittenSeal,
): Pick<SealVerdict, 'changed' | 'came' | 'went'> {
  const now = new Map(coveredBy(linked, document, seal.form).map((path) => [path.normalize('NFC'), path]));
  const sealed = new Set(seal.files.map(({ path }) => path));
  return {
    changed: seal.files
      .filter(
        (file) =>
          now.has(file.path) && differs(linked.portfolio.files.get(now.get(file.path) ?? ''), file.sha256, seal.form),
      )
      .map(({ path }) => path),
    came: [...now.keys()].filter((path) => !sealed.has(path)).sort(),
    went: seal.files.filter(({ path }) => !now.has(path)).map(({ path }) => path),
  };
}

/** Where nobody can look at contents, as in a page of an editor, nothing is held against a file. */
function differs(file: PortfolioFile | undefined, sealed: string, form: SealForm): boolean {
  const digest = file?.digest;
  if (digest === undefined) return false;
  return sealed !== (form === 'mentor-seal-1' ? (digest?.composed ?? digest?.sha256) : digest?.sha256);
}
