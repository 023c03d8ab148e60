import type { Framework } from '../framework/model.js';
import type { PrivatePerson } from '../names/person.js';
import type { Located, Position } from '../text/position.js';
import type { Source } from './bibliography/model.js';
import type { FIELDS, FieldName, FieldType, Kind } from './fields.js';
import type { Language, ThemeName } from './looks.js';
import type { Submission } from './submissions.js';

/** Something wrong with how a file reads; the rule `read/<kind>` makes a finding of it. */
export interface ReadProblem {
  rule: string;
  path: string;
  at: Position | null;
  message: string;
  hint: string;
  /** A replacement for the text at `at` that is safe to make. */
  fix?: string;
  /** Set where it may well be meant so: a warning, whatever the rule says in general. */
  doubtful?: true;
}

/** A file that shows something, or an address that does; exactly one of `file` and `url` is set. */
export interface EvidenceLink {
  file: string | null;
  url: string | null;
  caption: string | null;
  alt: string | null;
  at: Position;
}

export interface Rating {
  point: string;
  level: string;
  note: string | null;
  /** Where the point's id stands. */
  at: Position;
  levelAt: Position;
}

export interface SchedulePeriod {
  period: string;
  until: string | null;
  discussions: number;
  observations: number;
  reports: number;
  /** What else was agreed for it. */
  note: string | null;
  at: Position;
}

export interface CommentTarget {
  /** Path in the portfolio, as far as it leads into it. */
  file: string | null;
  /** From 1; null: the file as a whole. */
  line: number | null;
  criterion: string | null;
  /** An id of anything that a framework of the portfolio names, or a role. */
  item: string | null;
}

interface FieldValues {
  text: string;
  /** A day that exists, as YYYY-MM-DD. */
  date: string;
  code: string;
  codes: Located<string>[];
  number: number;
  count: number;
  choice: string;
  evidence: EvidenceLink[];
  ratings: Rating[];
  schedule: SchedulePeriod[];
  on: CommentTarget;
  data: unknown;
}

type ValueOf<T extends FieldType> = FieldValues[T];

/** The front-matter that could be read; what could not is a problem of the document. */
export type FrontMatter = { [K in FieldName]?: Located<ValueOf<(typeof FIELDS)[K]['type']>> };

export interface Heading {
  depth: number;
  text: string;
  /** The anchor it gets, as GitHub makes them. */
  slug: string;
  /** No text of its own before the next heading; comments do not count. */
  empty: boolean;
  at: Position;
}

export interface Link {
  url: string;
  text: string;
  at: Position;
}

export interface Image {
  url: string;
  alt: string;
  at: Position;
}

export interface ListItem {
  /** null: no task. */
  checked: boolean | null;
  /** Its first paragraph, without marks. */
  text: string;
  /** Index of the item it is nested in, or null. */
  parent: number | null;
  at: Position;
}

/** `<!-- mentor-accept rule: reason -->` */
export interface Acceptance {
  rule: string;
  reason: string;
  at: Position;
}

/** `[@key]`, or `@key` in a sentence. */
export interface Citation {
  key: string;
  /** Between brackets and with no word in front: nothing else can be meant. */
  sure: boolean;
  at: Position;
}

/** What the check needs to know of a Markdown body; plain data. */
export interface MarkdownFacts {
  /** Nothing but headings and comments. */
  empty: boolean;
  headings: Heading[];
  links: Link[];
  /** The links that may lead to a file, or nowhere: all but those to the web and to a heading of the text itself. */
  leads: Link[];
  images: Image[];
  items: ListItem[];
  acceptances: Acceptance[];
  citations: Citation[];
}

/** A Markdown file with front-matter. Plain data, so that it can be kept in a cache. */
export interface PortfolioDocument {
  path: string;
  kind: Kind;
  /** The whole file, without BOM, lines ended by LF. */
  text: string;
  /** Offset in `text` at which the body begins. */
  bodyOffset: number;
  frontMatter: FrontMatter;
  facts: MarkdownFacts;
}

/** Why no reader can open a file. */
export type EvidenceFault =
  | 'empty'
  | 'cut-off'
  /** Damaged, or of another format than its name says. */
  | 'broken'
  | 'web-page'
  /** A cloud service has the content. */
  | 'placeholder'
  /** Of Git LFS. */
  | 'pointer'
  | 'shortcut'
  /** Opened, it would run. */
  | 'program'
  | 'password'
  /** A form that is drawn by a program in it. */
  | 'dynamic-form'
  /** A picture of a format that browsers do not show. */
  | 'undrawn';

export interface PortfolioFile {
  path: string;
  /** Bytes. */
  size: number;
  /** A link that leads out of the portfolio: never opened. */
  outside: boolean;
  /** What a seal counts of its content: set where a sign-off's seal names the file; null where it cannot be read. */
  digest?: ContentDigest | null;
  /** Why no reader can open it; left out where nothing speaks against it, or nobody looked. */
  fault?: EvidenceFault;
}

export interface PortfolioConfig {
  /** What files handed out are known by when they come back; null where the file names none. */
  id: string | null;
  mentor: {
    name: string | null;
    school: string | null;
    threshold: 'core' | 'post';
    /** What the mentor does at school, for whom, and what they teach. */
    role: string | null;
    phase: string | null;
    subject: string | null;
  };
  provider: string | null;
  frameworks: Located<string>[];
  stage: Located<string> | null;
  /** Of the words that the document itself says; null: English. */
  language: Language | null;
  theme: ThemeName | null;
  /** Role id -> who has it. */
  people: Record<string, string>;
  /** How many people, schools and places there are to hide, where private.yaml is at home; null: it is not said. */
  hidden: number | null;
  /** Rule id -> severity or off. */
  rules: Record<string, string>;
  /** The same for findings of one stage. */
  stageRules: { stage: Located<string>; rules: Record<string, string> }[];
  /** Where the keys and values of mappings stand: by `people/<key>`, `rules/<key>` and `stages/<stage>/rules/<key>`. */
  places: Record<string, { key: Position; value: Position }>;
  /** Folders and files that are no part of the portfolio. */
  ignore: string[];
  accept: { rule: string; file: string | null; reason: string; at: Position }[];
}

/** A portfolio as read: plain data. */
export interface Portfolio {
  config: PortfolioConfig;
  /** The packs it follows that could be loaded; the first is the default for unqualified ids. */
  frameworks: Framework[];
  /** Packs it does not follow whose purposes or conversation models its entries name. */
  lenders: Framework[];
  /** In order of their paths. */
  documents: PortfolioDocument[];
  files: ReadonlyMap<string, PortfolioFile>;
  /** What references.bib holds, in its order. */
  sources: readonly Source[];
  /** Whose real names private.yaml keeps out of it. */
  people: PrivatePerson[];
  problems: ReadProblem[];
  /** What was handed in, oldest first; left out where nobody looked. */
  submissions?: readonly Submission[];
}

/** A file's content as a seal counts it (docs/seal.md). */
export interface ContentDigest {
  /** Bytes of the content that was hashed. */
  size: number;
  /** SHA-256, 64 small hexadecimal digits. */
  sha256: string;
  /** The same of the text composed as Unicode NFC, as the first form of seals had it; left out where that is no other. */
  composed?: string;
}
