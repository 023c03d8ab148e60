/** A package of 1EdTech CASE 1.1, as far as frameworks need it. Every key here is one that the standard knows. */

export interface CaseLink {
  title: string;
  identifier: string;
  uri: string;
}

interface CaseNode {
  identifier: string;
  uri: string;
  lastChangeDateTime: string;
}

export interface CaseDocument extends CaseNode {
  caseVersion: '1.1';
  creator: string;
  title: string;
  description?: string;
  officialSourceURL?: string;
  version: string;
  adoptionStatus: string;
  publisher?: string;
  language?: string;
  statusEndDate?: string;
  licenseURI: CaseLink;
  notes?: string;
  /** The id that the pack had, so that it can have it again. */
  extensions: { mentorPack: string; mentorImported?: true };
}

export interface CaseItem extends CaseNode {
  fullStatement: string;
  abbreviatedStatement?: string;
  humanCodingScheme: string;
  CFItemType: string;
  CFItemTypeURI: CaseLink;
  notes?: string;
  educationLevel?: string[];
  conceptKeywords?: string[];
  language?: string;
  /** What sort of part it is where another file calls it otherwise, and what nothing else says. */
  extensions?: { mentorKind?: string; mentorStatement?: true };
}

export type CaseAssociationType = 'isChildOf' | 'isRelatedTo' | 'isPartOf' | 'exactMatchOf' | 'precedes';

export interface CaseAssociation extends CaseNode {
  associationType: CaseAssociationType;
  sequenceNumber?: number;
  originNodeURI: CaseLink;
  destinationNodeURI: CaseLink;
  notes?: string;
}

export interface CaseRubric extends CaseNode {
  title: string;
  CFRubricCriteria: CaseRubricCriterion[];
}

export interface CaseRubricCriterion extends CaseNode {
  category: string;
  position: number;
  rubricId: string;
  CFRubricCriterionLevels: CaseRubricLevel[];
}

export interface CaseRubricLevel extends CaseNode {
  quality: string;
  description: string;
  position: number;
  rubricCriterionId: string;
}

export interface CasePackage {
  CFDocument: CaseDocument;
  CFItems: CaseItem[];
  CFAssociations: CaseAssociation[];
  CFDefinitions: {
    CFItemTypes: (CaseNode & { title: string; description: string; hierarchyCode: string })[];
    CFLicenses: (CaseNode & { title: string; licenseText: string })[];
  };
  CFRubrics?: CaseRubric[];
}
