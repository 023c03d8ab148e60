import { isMisnamedPeople, PEOPLE_PATH } from '../portfolio/index.js';
import type { OpenPortfolio } from './open-portfolio.js';

/**
 * Why a document without names cannot be made, or not with every name: the list is at home, empty or something else.
 * @returns in words; null where everybody who is to be hidden is listed, also where that is nobody (`hidden: 0`)
 */
export function missingNames({ linked, files }: OpenPortfolio): string | null {
  const { people, config } = linked.portfolio;
  const { hidden } = config;
  if (people.length > 0 && people.length >= (hidden ?? 0)) return null;
  const told = hidden === null ? '' : `; portfolio.yaml says that there are ${hidden} to hide`;
  if (people.length > 0) return `${PEOPLE_PATH} lists ${people.length}${told}`;
  if (hidden === 0) return null;
  return `${whyNobody(files)}, so no name was replaced${told}`;
}

function whyNobody({ texts, troubles }: OpenPortfolio['files']): string {
  const trouble = troubles.get(PEOPLE_PATH);
  if (trouble?.kind === 'no-file') return `${PEOPLE_PATH} is ${trouble.detail}`;
  if (texts.has(PEOPLE_PATH)) return `${PEOPLE_PATH} lists nobody`;
  const other = [...texts.keys()].find(isMisnamedPeople);
  return other ? `${other} is not read: it must be called ${PEOPLE_PATH}` : `${PEOPLE_PATH} does not exist`;
}

/** Whether what stands in the way of the list is told by `missingNames`. */
export function isToldAsMissing(path: string, { linked, files }: OpenPortfolio): boolean {
  if (linked.portfolio.people.length > 0) return false;
  return files.troubles.get(path)?.kind === 'no-file' || (isMisnamedPeople(path) && files.texts.has(path));
}
