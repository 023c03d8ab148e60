/** What other systems (Excel, SIMS, Arbor, Moodle) call the columns of a roster, letters only; the first that is there counts. */
const HEADS = {
  id: 'id idnumber mentorid mentorno mentornumber personid staffid staffno userid staffcode staffnumber employeeid employeenumber username',
  name: 'name fullname mentorname mentor enw enwllawn',
  given:
    'preferredforename preferredfirstname knownas firstname firstnames forename forenames givenname givennames legalforename legalfirstname enwcyntaf',
  family: 'preferredsurname preferredlastname surname lastname familyname legalsurname legallastname cyfenw',
  school: 'school schoolname institution establishment establishmentname organisation placementschool ysgol',
  urn: 'urn schoolurn',
  subject: 'subject pwnc',
  phase: 'phase',
  role: 'role jobtitle',
  email: 'email emailaddress workemail mail ebost',
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
