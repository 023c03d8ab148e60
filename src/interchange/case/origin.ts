import type { Origin, Pack } from '../../framework/schema.js';
import { asWords } from '../../framework/search.js';
import { asLine, asText, type PlainRecord } from '../plain.js';
import type { Remarks } from '../report.js';
import type { RichText } from '../rich-text.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * What an item says that a pack has no key for.
 * @param leavesNotes its notes have no other place
 * @param taken the field that holds something of ours in front
 */
export function originOf(
  record: PlainRecord,
  leavesNotes: boolean,
  taken: 'educationLevel' | 'conceptKeywords' | undefined = undefined,
  toText: RichText = asText,
): Origin | null {
  const listed = (field: 'educationLevel' | 'conceptKeywords'): string[] =>
    [record[field]]
      .flat()
      .flatMap((one) => asText(one) ?? [])
      .slice(field === taken ? 1 : 0);
  const keywords = listed('conceptKeywords');
  const isSaid = keywords.every((word, index) => asWords(keywords)[index] === word);
  return withoutEmpty({
    ...identityOf(record),
    type: asLine(record['CFItemType']),
    levels: listed('educationLevel'),
    language: asLine(record['language']),
    keywords: isSaid ? [] : keywords,
    note: leavesNotes ? toText(record['notes']) : null,
  });
}

/** What a document says of itself and a pack has no key for. */
export function documentOrigin(document: PlainRecord): NonNullable<Pack['origin']> | null {
  const status = asLine(document['adoptionStatus']);
  return withoutEmpty({
    ...identityOf(document),
    creator: asLine(document['creator']),
    publisher: asLine(document['publisher']),
    status: status === 'Adopted' || status === 'Deprecated' ? null : status,
    language: asLine(document['language']),
  });
}

/** Only what the standard takes for an identifier can be given back as one. */
function identityOf(record: PlainRecord): { identifier: string | null; url: string | null } {
  const [identifier, url] = [asText(record['identifier']), asText(record['uri'])];
  return {
    identifier: identifier && UUID.test(identifier) ? identifier : null,
    url: url?.startsWith('http') ? url : null,
  };
}

function withoutEmpty<T extends object>(said: { [K in keyof T]: T[K] | null }): T | null {
  const kept = Object.entries(said).filter(
    ([, value]) => value !== null && !(Array.isArray(value) && value.length === 0),
  );
  return kept.length === 0 ? null : (Object.fromEntries(kept) as T);
}

type Described =
  | 'CFDocument'
  | 'CFItems'
  | 'CFDefinitions'
  | 'CFRubrics'
  | 'CFRubricCriteria'
  | 'CFRubricCriterionLevels';

const KNOWN: Readonly<Record<Described, ReadonlySet<string>>> = {
  CFDocument: new Set(
    `identifier uri title creator publisher description notes officialSourceURL version adoptionStatus statusEndDate licenseURI
    lastChangeDateTime caseVersion language CFPackageURI extensions`.split(/\s+/),
  ),
  CFItems: new Set(
    `identifier uri fullStatement alternativeLabel abbreviatedStatement humanCodingScheme CFItemType CFItemTypeURI conceptKeywords
    notes language educationLevel lastChangeDateTime CFDocumentURI CFPackageURI extensions`.split(/\s+/),
  ),
  CFDefinitions: new Set(['CFLicenses', 'CFItemTypes', 'extensions']),
  CFRubrics: new Set(['identifier', 'uri', 'lastChangeDateTime', 'CFRubricCriteria', 'extensions']),
  CFRubricCriteria: new Set(
    'identifier uri lastChangeDateTime category position rubricId CFRubricCriterionLevels extensions'.split(' '),
  ),
  CFRubricCriterionLevels: new Set(
    'identifier uri lastChangeDateTime quality description position rubricCriterionId extensions'.split(' '),
  ),
};

/** Names every field with something in it that is neither read nor kept. */
export function leaveFields(part: Described, record: PlainRecord, place: string, remarks: Remarks): void {
  for (const [key, value] of Object.entries(record)) {
    if (KNOWN[part].has(key) || saysNothing(value)) continue;
    remarks.lost(`field-${key.slice(0, 40)}`, `\`${key.slice(0, 40)}\`, for which a pack has no place`, place);
  }
}

function saysNothing(value: unknown): boolean {
  if (value === null || value === undefined || value === '') return true;
  return typeof value === 'object' && Object.keys(value).length === 0;
}
