import { AsyncLocalStorage } from 'node:async_hooks';
import type { Language } from '../portfolio/looks.js';
import { cy } from './words-cy.js';

/**
 * Every fixed word a reader of the document sees, in British English. `{name}` stands for a value;
 * `….one` and `….other` are the forms of a counted thing.
 */
export const enGB = {
  skip: 'Skip to the contents',
  'cover.label': 'Mentor recognition portfolio',
  'cover.school': 'School',
  'cover.provider': 'Provider',
  'cover.framework': 'Programme',
  'cover.period': 'Period',
  'cover.untitled': 'Portfolio',
  'cover.holds': 'Holds',
  'cover.nobody': 'Name not yet given',
  'contents.title': 'Contents',
  'part.standing': 'Where the mentor stands',
  'part.table': 'Criteria and achievements',
  'part.standards': 'Standards met',
  'part.selfAssessment': 'Self-assessment',
  'part.checklists': 'Skills',
  'part.agreements': 'Agreements and contacts',
  'part.journal': 'Journal',
  'part.reflection': 'Reflection',
  'part.targets': 'Targets',
  'part.creditClaims': 'Claims for credits',
  'part.comments': 'Comments of reviewers',
  'part.signOffs': 'Sign-off',
  'part.otherEntries': 'Other entries',
  'part.evidence': 'List of evidence',
  'part.references': 'References',
  'part.appendices': 'Appendices',
  nothing: 'Nothing recorded yet.',
  unverified: 'The wording of this stage is provisional: {reason}',
  'state.evidenced': 'evidenced',
  'state.claimed': 'claimed',
  'state.open': 'open',
  'state.meaning': 'Evidenced: an entry shows it and links evidence. Claimed: an entry shows it. Open: no entry yet.',
  'signoff.open': 'not yet signed',
  'signoff.supported': 'supported',
  'signoff.recognised': 'recognised',
  'signoff.returned': 'returned',
  'signoff.noted': 'noted',
  'standing.caption': 'How far each criterion is met, and when it was worked on',
  'standing.criterion': 'Criterion',
  'standing.state': 'State',
  'standing.when': 'When',
  'standing.entries': 'Entries',
  'standing.evidence': 'Evidence',
  'standing.summary': '{evidenced} of {of} evidenced, {claimed} claimed, {open} open',
  'standing.self-assessment': 'Self-assessment',
  'standing.skills': 'Skills',
  'standing.skills-done': '{done} of {of} ticked',
  'standing.questions': 'Key questions',
  'standing.questions-done': '{answered} of {of} answered',
  'standing.record': 'On record',
  'standing.signoff': 'Sign-off',
  'standing.standards': 'Standards',
  'standing.standards-cited': '{cited} of {of} cited',
  'standing.standards-most': 'Most often {id} ({n} entries).',
  'standing.standards-left': 'Not yet: {ids}.',
  'timeline.title': 'When things were done',
  'timeline.words': '{entries} with a date, from {from} to {until}; the most in {month} ({most}).',
  'map.by.entry': 'Criteria by entry',
  'map.by.month': 'Criteria by month',
  'map.by.quarter': 'Criteria by quarter',
  'map.by.year': 'Criteria by year',
  'map.criterion': 'Criterion',
  'map.note.entry':
    'Entries by their numbers: a full sign where the entry links evidence, a half one where it does not.',
  'map.note.period':
    'How many entries show the criterion: on a shade where some of them link evidence, in a frame where none does.',
  'map.evidenced': '({n} with evidence)',
  'map.unplaced': '{entries} without a date cannot be placed.',
  'entries.one': '{n} entry',
  'entries.other': '{n} entries',
  'hours.one': '{n} hour',
  'hours.other': '{n} hours',
  'credits.one': '{n} credit',
  'credits.other': '{n} credits',
  'contacts.one': '{n} contact',
  'contacts.other': '{n} contacts',
  'targets.one': '{n} target',
  'targets.other': '{n} targets',
  'pages.one': '{n} page',
  'pages.other': '{n} pages',
  'files.one': '{n} file',
  'files.other': '{n} files',
  'comments.one': '{n} comment',
  'comments.other': '{n} comments',
  'evidence.one': '{n} piece of evidence',
  'evidence.other': '{n} pieces of evidence',
  'table.caption': 'What was achieved for each criterion of {stage}',
  'table.evidenced-by': 'Evidenced by',
  'table.none': 'No entry yet.',
  'table.hint': 'Evidence may be: {hint}',
  'table.suggested': 'suggested',
  'dimensions.caption': 'What was achieved in each dimension of {stage}',
  'dimensions.dimension': 'Dimension',
  'dimensions.entries': 'Shown by',
  'standards.intro': 'Standards that the entries cite, and the numbers of the entries that cite them.',
  'standards.standard': 'Standard',
  'standards.entries': 'Entries',
  'standards.none': 'none yet',
  'rating.none': 'not rated',
  'rating.unknown': 'rated “{word}”, which is not a word of the scale',
  'rating.point': 'Point',
  'rating.rating': 'Rating',
  'rating.date': 'Rated on {date}.',
  'rating.earlier': 'An earlier self-assessment is dated {dates}.',
  'rating.caption': 'Ratings for {id} {title}',
  'rating.own': 'Mentor',
  'rating.differences': 'Rated otherwise',
  'rating.differences-caption':
    'Points that a reviewer rates otherwise than the mentor. The ratings stand side by side; none outweighs another.',
  'rating.strengths': 'Strengths',
  'rating.targets': 'Targets',
  'rating.actions': 'Actions',
  'rating.other': 'Also',
  'skills.skill': 'Skill',
  'skills.ticked': 'Ticked',
  'skills.used': 'Where used',
  'skills.yes': 'ticked',
  'skills.no': 'not ticked',
  'agreement.from': 'From',
  'agreement.until': 'Until',
  'agreement.subject': 'Subject',
  'agreement.place': 'Place',
  'agreement.parties': 'Between',
  'agreement.objectives': 'Objectives',
  'agreement.obligations': 'Agreed to do',
  'agreement.duties': '{party} agrees',
  'agreement.signatures': 'Signed',
  'agreement.schedule': 'Contacts agreed and held',
  'agreement.period': 'Period',
  'agreement.discussions': 'Discussions',
  'agreement.observations': 'Observations',
  'agreement.reports': 'Reports',
  'agreement.held': '{held} of {agreed}',
  'contacts.title': 'Contacts on record',
  'contacts.date': 'Date',
  'contacts.kind': 'Kind',
  'contacts.what': 'What',
  'contacts.who': 'With',
  'journal.all-in-table': 'Every entry is set out whole in the table of criteria, so the journal only lists them.',
  'journal.undated': 'no date',
  'journal.empty': 'Nothing written yet.',
  'journal.criteria': 'Criteria',
  'journal.standards': 'Standards',
  'journal.skills': 'Skills',
  'journal.dimensions': 'Dimensions',
  'journal.evidence': 'Evidence',
  'journal.missing': 'file not found',
  'entry.reference': 'Entry {number}: {title}',
  'fact.people': 'With',
  'fact.hours': 'Time',
  'fact.place': 'Place',
  'fact.purpose': 'Purpose',
  'fact.model': 'Model',
  'fact.phase': 'Phase',
  'kind.entry': 'Entry',
  'kind.meeting': 'Meeting',
  'kind.observation': 'Observation',
  'kind.conversation': 'Conversation',
  'kind.report': 'Report',
  'kind.cpd': 'Training',
  'kind.learning-journey': 'Learning journey',
  'purpose.itt': 'initial teacher training',
  'purpose.induction': 'induction',
  'purpose.performance': 'performance',
  'purpose.cpd': 'professional development',
  'purpose.management': 'management',
  'purpose.career': 'career',
  'model.learning': 'learning conversation',
  'model.grow': 'GROW',
  'model.oskar': 'OSKAR',
  'reflection.unanswered': 'Questions that guide the reflection and were not answered one by one',
  'targets.caption': 'Targets, when they are due and how they will be known',
  'targets.target': 'Target',
  'targets.due': 'Due',
  'targets.measure': 'Measure',
  'targets.action': 'Action',
  'targets.for': 'For',
  'targets.done': 'done',
  'targets.to-do': 'to do',
  'targets.no-date': 'no date yet',
  'signoff.name': 'Name',
  'signoff.date': 'Date',
  'signoff.signature': 'Signature',
  'signoff.for': 'Signs for',
  'signoff.comments': 'Comments',
  'signoff.space': 'Space to sign on paper',
  'signoff.no-comment': 'No comment.',
  'signoff.entered-by': 'Transcribed from paper by {name}.',
  'signoff.expected': 'To be signed by {name}.',
  'signoff.earlier': 'Earlier: {state} by {name}, {date}',
  'signoff.nobody': 'somebody unnamed',
  'signoff.ratings': 'Ratings by the reviewer',
  'signoff.point': 'Point',
  'signoff.seal': 'Sealed over {files}.',
  'signoff.seal.intact': 'Nothing that was signed has changed since.',
  'signoff.seal.changed': 'Not as it was signed: since then {files} changed, came or went.',
  'signoff.seal.edited': 'The sign-off itself was changed after it was sealed.',
  'signoff.seal.broken': 'The seal was changed by hand.',
  'signoff.seal.foreign': 'The seal was made for something else.',
  'signoff.seal.unreadable': 'The seal cannot be read.',
  'signoff.key.good': 'Signed with an SSH key; whose it is, “mentor verify” tells those who know the key.',
  'signoff.key.bad': 'The SSH signature does not fit these words.',
  'signoff.key.unreadable': 'The SSH signature cannot be read.',
  'signoff.key.unsupported': 'The SSH signature is of a kind that cannot be checked here.',
  'claim.module': 'Module',
  'claim.credits': 'Credits',
  'claim.route': 'Route',
  'comments.open': 'open comment',
  'comments.answered': 'answered comment',
  'comments.returned': '{role}: returned. To answer: {comments}.',
  'comments.see': 'What the sign-off says',
  'comments.tally': '{open} open, {answered} answered',
  'comments.line': 'line {line}',
  'comments.stage': 'The stage as a whole',
  'comments.beside': 'Set beside the entry.',
  'comments.nobody': 'A reviewer',
  'comments.empty': 'No words.',
  'side.school': 'School',
  'side.university': 'University',
  'evidence.intro':
    'Everything the entries rest on. Pictures, texts and tables that no entry shows are set here; other files are named.',
  'evidence.used': 'Used in',
  'evidence.cut': 'The file goes on: {shown} of {of} are shown.',
  'evidence.unreadable': 'The file could not be read.',
  'evidence.not-text': 'The file is not text.',
  'references.intro': 'What the texts cite, in the Harvard style, and where they do.',
  'references.cited': 'Cited in',
  'references.and': '{first} and {last}',
  'references.et-al': '{first} et al.',
  'references.no-date': 'n.d.',
  'references.editor': '(ed.)',
  'references.editors': '(eds)',
  'references.in': 'in',
  'references.edition': '{edition} edn',
  'references.page': 'p. {pages}',
  'references.pages': 'pp. {pages}',
  'references.chapter': 'ch. {chapter}',
  'references.number': 'No. {number}',
  'references.thesis': 'Thesis',
  'references.phd': 'PhD thesis',
  'references.masters': 'Master’s thesis',
  'references.available': 'Available at:',
  'references.accessed': 'Accessed: {day}',
  'opened.open': 'Open here',
  'opened.save': 'Save {name}',
  'opened.link': 'Open {name}',
  'opened.unreadable': 'Not in this page: the file could not be read.',
  'opened.no-pdf': 'Not in this page: the file is damaged or is no PDF.',
  'opened.too-large': 'Not in this page: {size} is more than the {most} a file may have here.',
  'opened.budget': 'Not in this page: it already holds {most} of evidence.',
  'opened.elsewhere': 'Not inside this page; it comes with it as a file.',
  'large.title': 'Picture',
  'large.open': 'Enlarge:',
  'large.close': 'Close',
  'filter.title': 'Filter and search',
  'filter.words': 'Search',
  'filter.stage': 'Stage',
  'filter.criterion': 'Criterion',
  'filter.standard': 'Standard',
  'filter.person': 'Person',
  'filter.all': 'all',
  'filter.shown': '{shown} of {of} entries shown',
  'filter.find': 'Find next',
  'filter.clear': 'Show all',
  'appendix.pages': 'Pages',
  'appendix.file': 'File',
  'appendix.listed': 'Listed',
  'appendix.appended': 'Appended',
  'appendix.attached': 'Attached',
  'appendix.attached-as': 'To this PDF, as “{name}”.',
  'appendix.left-out': 'Not appended',
  'appendix.reason.empty': 'The file is empty.',
  'appendix.reason.unreadable': 'The file could not be read.',
  'appendix.reason.encrypted': 'The file asks for a password.',
  'appendix.reason.broken': 'The file is damaged or is no PDF.',
  'appendix.reason.too-many-pages': 'The file has more pages than are appended.',
  'appendix.reason.too-large': 'The file is too large.',
  'appendix.reason.no-room': 'The appendices are as large as they may be.',
  'appendix.reason.program': 'Programs are not handed on.',
  'picture.too-large': 'Not shown: {size} is more than the {most} a picture may have here.',
  'picture.corrupt': 'Not shown: the file is damaged or is no picture.',
  'picture.too-many-pixels': 'Not shown: the picture has more pixels than can be shown.',
  'picture.too-intricate': 'Not shown: the drawing repeats its parts more often than a browser can draw.',
  'picture.unreadable': 'Not shown: the file could not be read.',
  'picture.format': 'Not shown: browsers cannot show {format} pictures.',
  'picture.budget': 'Not shown: the document already holds {most} of pictures.',
  'picture.left-out': 'Left out.',
  'picture.not-in-word': 'Not shown: {format} pictures cannot stand in this Word file.',
  'picture.named': 'Picture: {name}.',
  'prose.too-deep': 'Nested too deeply to be set here; the rest is in the file {path}.',
  'prose.footnotes': 'Notes',
  'prose.remote-picture': 'picture',
  'table.scroll': 'Table',
  'type.image': 'Picture',
  'type.pdf': 'PDF',
  'type.text': 'Text',
  'type.table': 'Table',
  'type.document': 'Document',
  'type.audio': 'Sound',
  'type.video': 'Video',
  'type.web': 'Web page',
  'type.other': 'File',
  'dates.span': '{from} to {until}',
  'page.abbreviation': 'p.',
  'page.of': '{page} of {pages}',
} as const satisfies Record<string, string>;

export type WordKey = keyof typeof enGB;

const CATALOGUES: Record<Language, Catalogue> = { 'en-GB': enGB, cy };

/** The words of another language: what it lacks is said in English. Its forms of counted things are its own. */
export type Catalogue = Readonly<Partial<Record<WordKey | `${Counted}.${Plural}`, string>>>;

type Counted = 'entries' | 'hours' | 'credits' | 'contacts' | 'targets' | 'evidence' | 'pages' | 'files' | 'comments';

type Plural = 'zero' | 'one' | 'two' | 'few' | 'many' | 'other';

const spoken = new AsyncLocalStorage<Language>();

/**
 * Says what `work` says in a language, and whatever it waits for. Hundreds of places say a word or a date, most of them deep
 * in other work; none of them has to be told.
 */
export function inLanguage<T>(language: Language, work: () => T): T {
  return language === spokenLanguage() ? work() : spoken.run(language, work);
}

/** The language that words are said in here and now. */
export function spokenLanguage(): Language {
  return spoken.getStore() ?? 'en-GB';
}

/** The words of a language; another than English may lack some. */
export function wordsOf(language: Language): Readonly<Record<string, string>> {
  return CATALOGUES[language];
}

/** Every word of every language: what this program says and no portfolio. */
export function everyWord(): string[] {
  return Object.values(CATALOGUES).flatMap((words) => Object.values(words));
}

/** @returns the words of `key` with each `{name}` replaced by its value */
export function say(key: WordKey, values: Readonly<Record<string, string | number>> = {}): string {
  return fill(CATALOGUES[spokenLanguage()][key] ?? enGB[key], values);
}

/** @returns a number with the thing it counts: `1 entry`, `38 entries` */
export function sayCount(thing: Counted, n: number): string {
  const language = spokenLanguage();
  const words = CATALOGUES[language];
  const text = words[`${thing}.${pluralOf(language, n)}`] ?? words[`${thing}.other`];
  const english: WordKey = n === 1 ? `${thing}.one` : `${thing}.other`;
  return fill(text ?? enGB[english], { n: formatNumber(n) });
}

/** @returns the words for a value that may be none of the catalogue's: then the value itself, made readable */
export function sayOr(prefix: string, value: string): string {
  const key = `${prefix}.${value}`;
  return Object.hasOwn(enGB, key) ? say(key as WordKey) : value.replaceAll('-', ' ');
}

function fill(text: string, values: Readonly<Record<string, string | number>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

/** By CLDR's rules, written here so that no machine's locale data changes a page. */
function pluralOf(language: Language, n: number): Plural {
  if (language === 'cy') return WELSH[n] ?? 'other';
  return n === 1 ? 'one' : 'other';
}

const WELSH: Readonly<Record<number, Plural>> = { 0: 'zero', 1: 'one', 2: 'two', 3: 'few', 6: 'many' };

function formatNumber(n: number): string {
  const [whole = '', fraction] = String(n).split('.');
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, ',');
  return fraction === undefined ? grouped : `${grouped}.${fraction}`;
}
