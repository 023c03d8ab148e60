import { nameUuid, packUuid } from '../interchange/case/uuid.js';
import type { CertificateFacts, Signer } from './certificate.js';

/** Where the parts of a framework are found under, by id: the addresses of its CASE export. */
export type AddressOf = (id: string) => string | null;

/** Who gives the badge. */
export interface BadgeIssuer {
  /** An address of the institution; left out: a name of its own that leads nowhere. */
  url: string | null;
}

const CONTEXT = ['https://www.w3.org/ns/credentials/v2', 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json'];
const DRAFT = 'Unsigned draft: it has no proof, so nobody can rely on it until the institution signs it.';

/**
 * An Open Badges 3.0 AchievementCredential without a proof, and saying so. The same portfolio gives the same badge.
 * @param addressOf where the criteria are found, for the alignments
 */
export function badgeOf(facts: CertificateFacts, issuer: BadgeIssuer, addressOf: AddressOf): object {
  const { mentor, provider, framework, stage, date, seal, credits, signers } = facts;
  const names = packUuid(framework.id);
  const urn = (name: string): string => `urn:uuid:${nameUuid(names, name)}`;
  const profile = {
    id: issuer.url ?? urn(`issuer ${provider ?? ''}`),
    type: ['Profile'],
    name: provider ?? framework.title,
  };
  const id = urn(`credential ${stage.id} ${mentor} ${seal}`);
  return {
    '@context': CONTEXT,
    id,
    type: ['VerifiableCredential', 'OpenBadgeCredential'],
    name: `${stage.title}, ${framework.title}`,
    description: DRAFT,
    issuer: profile,
    validFrom: `${date}T00:00:00Z`,
    credentialSubject: {
      type: ['AchievementSubject'],
      identifier: [{ type: 'IdentityObject', identityHash: mentor, identityType: 'name', hashed: false }],
      ...(credits > 0 ? { creditsEarned: credits } : {}),
      achievement: achievementOf(facts, urn, addressOf),
    },
    evidence: evidenceOf(facts),
    endorsement: signers.filter(({ comment }) => comment !== '').map((signer) => endorsementOf(signer, id, urn)),
  };
}

function achievementOf(
  { framework, stage, criteria, terms }: CertificateFacts,
  urn: (name: string) => string,
  addressOf: AddressOf,
): object {
  const lines = terms.length > 0 ? signedFor(terms) : criteria.map(({ id, statement }) => `- ${id}: ${statement}`);
  return {
    id: urn(`achievement ${stage.id} ${framework.version}`),
    type: ['Achievement'],
    name: stage.title,
    description: stage.descriptor ?? `${stage.title} of ${framework.title}.`,
    criteria: { narrative: lines.length > 0 ? lines.join('\n') : `As ${framework.title} sets out.` },
    alignment: criteria.flatMap(({ id, statement }) => {
      const targetUrl = addressOf(id);
      if (targetUrl === null) return [];
      const target = {
        targetName: statement,
        targetUrl,
        targetType: 'CFItem',
        targetCode: id,
        targetFramework: framework.title,
      };
      return [{ type: ['Alignment'], ...target }];
    }),
  };
}

/** The criteria and dimensions in the words that were sealed. */
function signedFor(terms: readonly string[]): string[] {
  return terms.flatMap((term) => {
    const [, kind, id, words] = /^(criterion|dimension) (\S+) (.+)$/.exec(term) ?? [];
    return kind ? [`- ${id}: ${words}`] : [];
  });
}

/** One for each criterion: which entries of the journal show it. The files themselves stay in the portfolio. */
function evidenceOf({ criteria, seal }: CertificateFacts): object[] {
  return criteria
    .filter(({ entries }) => entries.length > 0)
    .map(({ id, entries }) => ({
      type: ['Evidence'],
      name: id,
      description: `Entries of the portfolio with the seal ${seal}`,
      narrative: entries.map(({ title, date }) => `- ${date === null ? '' : `${date}: `}${title}`).join('\n'),
      genre: 'Portfolio',
    }));
}

function endorsementOf({ role, name, date, comment }: Signer, subject: string, urn: (name: string) => string): object {
  return {
    '@context': CONTEXT,
    id: urn(`endorsement ${subject} ${role} ${date}`),
    type: ['VerifiableCredential', 'EndorsementCredential'],
    name: `${role}: ${name}`,
    description: DRAFT,
    issuer: { id: urn(`person ${name}`), type: ['Profile'], name },
    validFrom: `${date}T00:00:00Z`,
    credentialSubject: { id: subject, type: ['EndorsementSubject'], endorsementComment: comment },
  };
}
