/** What other systems (Excel, SIMS, Arbor, Moodle) call the columns of a roster, letters only; the first that is there counts. */
const HEADS = {
  id: 'id idnumber mentorid personid staffid userid staffcode staffnumber username',
  name: 'name fullname mentorname mentor',
  given: 'firstname firstnames forename forenames givenname givennames',
  family: 'surname lastname familyname',
  school: 'school schoolname institution establishment establishmentname organisation',
  urn: 'urn schoolurn',
  subject: 'subject',
  phase: 'phase',
  role: 'role jobtitle',
  email: 'email emailaddress workemail mail',
  trn: 'trn teacherreferencenumber teachernumber',
  trainedHours: 'trainedhours',
  trainedUntil: 'traineduntil',
};
export type RosterKey = keyof typeof HEADS;

/** Titles and the day of a report stand above a head; no report has more lines of them. */
const MOST_TITLES = 20;

/** The row that says what the columns hold. */
export interface RosterHead {
  /** From 0. */
  at: number;
  /** The places of a column; more than one where a head occurs again. */
  columns: Map<RosterKey, number[]>;
}

/** @returns the first row that names a column of ids and one more; null where none does */
export function rosterHead(records: readonly (readonly string[])[]): RosterHead | null {
  for (const [at, record] of records.slice(0, MOST_TITLES).entries()) {
    const columns = columnsOf(record);
    if (columns.has('id') && columns.size > 1) return { at, columns };
  }
  return null;
}

function columnsOf(record: readonly string[]): Map<RosterKey, number[]> {
  const heads = record.map((cell) => cell.toLowerCase().replace(/[^\p{L}\p{N}]/gu, ''));
  const placesOf = (head: string): number[] => heads.flatMap((one, at) => (one === head ? [at] : []));
  return new Map(
    Object.entries(HEADS).flatMap(([key, known]): [RosterKey, number[]][] => {
      const found = known.split(' ').find((head) => heads.includes(head));
      return found === undefined ? [] : [[key as RosterKey, placesOf(found)]];
    }),
  );
}
