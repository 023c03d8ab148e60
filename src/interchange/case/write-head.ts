import type { Framework } from '../../framework/model.js';
import type { Remarks } from '../report.js';
import { linkTo, oneLine, stamp } from './context.js';
import type { CaseDocument, CaseItem, CasePackage } from './model.js';
import { nameUuid } from './uuid.js';

/** Writes what a framework says of itself. What of its source has no place is in the remarks. */
export function writeHead(
  framework: Framework,
  { document: identifier, space }: { document: string; space: string },
  { creator, changed }: { creator: string; changed: string },
  remarks: Remarks,
): CaseDocument {
  const { id, title, version, status, ended, note, source, origin } = framework;
  for (const key of ['section', 'page', 'position'] as const)
    if (source?.[key] !== undefined) remarks.lost(`source.${key}`, `\`source.${key}\``, id);
  return {
    ...stamp(identifier, changed, origin?.url),
    caseVersion: '1.1',
    creator: oneLine(creator === NOT_STATED ? (origin?.creator ?? creator) : creator),
    ...(origin?.publisher === undefined ? {} : { publisher: origin.publisher }),
    ...(origin?.language === undefined ? {} : { language: origin.language }),
    title: oneLine(title),
    ...(source?.document === undefined ? {} : { description: source.document }),
    ...(source?.url === undefined ? {} : { officialSourceURL: source.url }),
    version: String(version),
    adoptionStatus: origin?.status ?? (status === 'current' ? 'Adopted' : 'Deprecated'),
    ...(ended === undefined ? {} : { statusEndDate: `${String(ended).padStart(4, '0')}-12-31` }),
    licenseURI: linkTo(LICENCE, licenceId(space)),
    ...(note === undefined ? {} : { notes: note }),
    extensions: { mentorPack: id, ...(origin ? { mentorImported: true } : {}) },
  };
}

/** What stands for the creator where nobody is named. */
const NOT_STATED = 'Not stated';

const LICENCE = 'Licence';

const licenceId = (document: string): string => nameUuid(document, 'licence');

/** @returns the identifier of a type of items in a document */
export function typeId(document: string, type: string): string {
  return nameUuid(document, `type/${type}`);
}

/** Writes the licence, and every type that an item has. */
export function writeDefinitions(
  { licence }: Framework,
  document: string,
  items: readonly CaseItem[],
  changed: string,
): CasePackage['CFDefinitions'] {
  const types = [...new Set(items.map(({ CFItemType }) => CFItemType))];
  return {
    CFItemTypes: types.map((title, index) => ({
      ...stamp(typeId(document, title), changed),
      title,
      description: title,
      hierarchyCode: String(index + 1),
    })),
    CFLicenses: [{ ...stamp(licenceId(document), changed), title: LICENCE, licenseText: licence }],
  };
}
