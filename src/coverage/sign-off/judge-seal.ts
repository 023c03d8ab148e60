import type { Portfolio, PortfolioDocument, PortfolioFile } from '../../portfolio/model.js';
import { readSeal, type WrittenSeal } from '../../trust/read-seal.js';
import { digestOf, mentorName, sealDigest, stageName } from '../../trust/seal.js';
import { statementOf, statementText } from '../../trust/statement.js';
import type { LinkedPortfolio } from '../link.js';
import { coveredFiles } from './covered-files.js';

/**
 * none: not sealed; unreadable: no seal of a known form; broken: its list and its digest do not belong together;
 * foreign: made for another stage or another mentor; edited: the sign-off itself was changed after it was sealed;
 * changed: what it was given on was; intact: nothing was.
 */
export type SealState = 'none' | 'unreadable' | 'broken' | 'foreign' | 'edited' | 'changed' | 'intact';

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
  const said = statementText(
    statementOf(document, { ...seal, seal: seal.digest, stage: seal.stageId }, linked.portfolio),
  );
  const differences = compareFiles(linked, document, seal);
  const isSame = Object.values(differences).every((paths) => paths.length === 0);
  const state = digestOf(said) !== seal.statement ? 'edited' : isSame ? 'intact' : 'changed';
  return { ...verdict(state, null, seal), ...differences };
}

function verdict(state: SealState, why: string | null = null, seal?: WrittenSeal): SealVerdict {
  return { state, why, files: seal?.files.length ?? 0, changed: [], came: [], went: [] };
}

function foreignTo(linked: LinkedPortfolio, document: PortfolioDocument, seal: WrittenSeal): string | null {
  const place = linked.stageOf(document);
  const stage = place ? stageName(place) : (document.frontMatter.stage?.value ?? 'no stage');
  if (stage !== seal.stage) return `it was made for ${seal.stage}, and stands in a sign-off of ${stage}`;
  const mentor = mentorName(linked.portfolio.config.mentor.name);
  return mentor === seal.mentor ? null : "it was made for another mentor's portfolio";
}

function compareFiles(
  linked: LinkedPortfolio,
  document: PortfolioDocument,
  seal: WrittenSeal,
): Pick<SealVerdict, 'changed' | 'came' | 'went'> {
  const place = linked.stageOf(document);
  const now = new Map((place ? coveredFiles(linked, place) : []).map((path) => [path.normalize('NFC'), path]));
  const sealed = new Set(seal.files.map(({ path }) => path));
  return {
    changed: seal.files
      .filter((file) => now.has(file.path) && differs(fileAt(linked.portfolio, now.get(file.path)), file.sha256))
      .map(({ path }) => path),
    came: [...now.keys()].filter((path) => !sealed.has(path)).sort(),
    went: seal.files.filter(({ path }) => !now.has(path)).map(({ path }) => path),
  };
}

function fileAt({ files }: Portfolio, path: string | undefined): PortfolioFile | undefined {
  return path === undefined ? undefined : files.get(path);
}

/** Where nobody can look at contents, as in a page of an editor, nothing is held against a file. */
function differs(file: PortfolioFile | undefined, sha256: string): boolean {
  return file?.digest !== undefined && file.digest?.sha256 !== sha256;
}
