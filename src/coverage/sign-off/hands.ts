import { isSamePerson } from '../../names/same-person.js';
import type { PortfolioDocument } from '../../portfolio/model.js';
import type { SignOffCoverage, StageCoverage } from '../model.js';

/** A role of which somebody has signed. */
export interface SignedRole extends SignOffCoverage {
  latest: PortfolioDocument;
}

/** One person who signed for both sides. */
export interface SignedTwice {
  school: SignedRole;
  university: SignedRole;
}

/** Where one name stands for the school and for the university of a stage. */
export function signedTwice({ signOffs }: Pick<StageCoverage, 'signOffs'>): SignedTwice[] {
  const signed = signOffs.filter((one): one is SignedRole => one.latest !== null);
  const of = (side: SignOffCoverage['role']['side']): SignedRole[] => signed.filter(({ role }) => role.side === side);
  return of('university').flatMap((university) => {
    const school = of('school').find((one) => isSamePerson(nameIn(one), nameIn(university)));
    return school ? [{ school, university }] : [];
  });
}

/** Whether the person who keeps the portfolio signed as a role. */
export function isSignedByOwner({ latest }: SignOffCoverage, owner: string | null): boolean {
  return latest !== null && owner !== null && isSamePerson(latest.frontMatter.name?.value ?? '', owner);
}

function nameIn({ latest }: SignedRole): string {
  return latest.frontMatter.name?.value ?? '';
}
