import type { Pack } from '../../framework/schema.js';
import { asLine, asNumber, asRecord, asText, type PlainRecord, recordsIn } from '../plain.js';
import type { Remarks } from '../report.js';
import { documentOrigin } from './origin.js';

/** What a pack says of itself, as far as a CASE document says it. */
export type PackHead = Pick<Pack, 'title' | 'version' | 'status' | 'ended' | 'note' | 'source' | 'origin' | 'licence'>;

/**
 * Reads a document of somebody else.
 * @param name what to call a framework without a title
 */
export function foreignHead(
  document: PlainRecord,
  definitions: PlainRecord,
  name: string,
  toText: (value: unknown) => string | null,
  remarks: Remarks,
): PackHead {
  const title = asLine(document['title']);
  if (title === null)
    remarks.repaired('no-title', 'The framework has no title: it was named after the file', 'CFDocument');
  const note = [toText(document['description']), toText(document['notes'])]
    .filter((text) => text !== null)
    .join('\n\n');
  const creator = asLine(document['creator']) ?? asLine(document['publisher']);
  const url = asText(document['officialSourceURL']) ?? asText(document['uri']);
  return {
    title: title ?? name,
    version: versionOf(document, remarks),
    ...statusOf(document),
    ...(note === '' ? {} : { note }),
    source: {
      document: [title ?? name, creator].filter(Boolean).join(', '),
      ...(url?.startsWith('http') ? { url } : {}),
    },
    ...originPart(document),
    licence: licenceInWords(document, definitions),
  };
}

/** Reads a document that a pack was written to. */
export function ownHead(document: PlainRecord, definitions: PlainRecord, name: string, remarks: Remarks): PackHead {
  const source = { document: asText(document['description']), url: asText(document['officialSourceURL']) };
  const said = Object.entries(source).filter(([, value]) => value !== null);
  const note = asText(document['notes']);
  return {
    title: asText(document['title']) ?? name,
    version: versionOf(document, remarks),
    ...statusOf(document),
    ...(note === null ? {} : { note }),
    ...(said.length > 0 ? { source: Object.fromEntries(said) } : {}),
    ...(asRecord(document['extensions'])?.['mentorImported'] === true ? originPart(document) : {}),
    licence: licenceOf(document, definitions).text ?? NO_LICENCE,
  };
}

function originPart(document: PlainRecord): Pick<Pack, 'origin'> {
  const origin = documentOrigin(document);
  return origin ? { origin } : {};
}

function versionOf(document: PlainRecord, remarks: Remarks): number {
  const version = asText(document['version']);
  const number = asNumber(version);
  if (number !== null && Number.isSafeInteger(number) && number > 0) return number;
  if (version !== null) {
    const message = 'A pack counts its versions 1, 2, 3: any other kind of version is left out';
    remarks.lost('version', message, `CFDocument.version ${version}`);
  }
  return 1;
}

function statusOf(document: PlainRecord): Pick<Pack, 'status' | 'ended'> {
  const isOver = /^(deprecated|retired|obsolete|superseded)$/i.test(asText(document['adoptionStatus']) ?? '');
  if (!isOver) return { status: 'current' };
  const year = Number(/^\d{4}/.exec(asText(document['statusEndDate']) ?? '')?.[0] ?? Number.NaN);
  return { status: 'historical', ...(Number.isNaN(year) ? {} : { ended: year }) };
}

const NO_LICENCE = 'Not stated in the file: ask who published it.';

function licenceOf(document: PlainRecord, definitions: PlainRecord): { title: string | null; text: string | null } {
  const link = asRecord(document['licenseURI']);
  const licences = recordsIn(definitions['CFLicenses']);
  const named = licences.find(({ identifier }) => identifier === link?.['identifier']) ?? licences[0];
  const title = asText(named?.['title']) ?? asText(link?.['title']);
  return { title, text: asText(named?.['licenseText']) ?? title };
}

/** The name of the licence in front of its text, which need not say it. */
function licenceInWords(document: PlainRecord, definitions: PlainRecord): string {
  const { title, text } = licenceOf(document, definitions);
  if (title === null || text?.includes(title)) return text ?? NO_LICENCE;
  return `${title}: ${text}`;
}
