import { decodeXml } from '../text/walk-xml.js';

const words = (text: string): ReadonlySet<string> => new Set(text.split(/\s+/));

/** What Word, Excel, PowerPoint and LibreOffice call the parts of a file and its folders, without numbers (ECMA-376, part 1, 11 to 15). */
const PARTS = words(
  `[content_types] _rels app calcchain chart charts chartsheets colors comments commentauthors commentsextended commentsextensible commentsids connections
content core custom customizations customproperty customxml diagrams data layout quickstyle docprops document drawing drawings embeddings endnotes
externallink externallinks fonttable footer footnotes glossary handoutmaster handoutmasters header image item itemprops keymap media
microsoft_excel_sheet microsoft_excel_worksheet microsoft_word_document metadata notesmaster notesmasters notesslide notesslides numbering
oleobject people person persons pivotcache pivotcachedefinition pivotcacherecords pivottable pivottables ppt presentation presprops
printersettings rels revisioninfo sharedstrings sheet slide slidelayout slidelayouts slidemaster slidemasters slides style styles
styleswitheffects table tables tablestyles tags theme themeoverride threadedcomment threadedcomments thumbnail vbadata vbaproject viewprops
vmldrawing websettings settings word workbook worksheets xl`,
);

/** The words of the names that Word, LibreOffice and this program give to styles of their own. */
const STYLES = words(
  `normal heading headings title subtitle header footer body text table grid list paragraph default font no none of contents toc index caption
figures figure envelope address return footnote endnote comment annotation subject reference line number page authorities macro bullet
closing signature indent continue message salutation date first hanging block hyperlink followed visited internet link strong emphasis document map
plain e-mail email html top bottom form acronym cite code definition keyboard preformatted sample typewriter variable spacing light shading medium
dark colorful accent quote quotation intense subtle book bibliography placeholder revision balloon simple classic columns contemporary
elegant professional effects web theme char character characters symbol symbols numbering horizontal object frame illustration standard and with
graphic graphics formula marginalia sender smart mention unresolved hashtag outline tof note end user normalweb toa normal(web) xl bad good
neutral calculation check cell explanatory input linked output total warning currency percent comma hyperlinked left right even odd a the
eyebrow cover lead head exhibit label rule cellhead small space ruled`,
);

/** What programs write among the properties of a file. */
const PROPERTIES =
  /^(?:Microsoft (?:Macintosh |Office )*(?:Word|Excel|PowerPoint)|Normal(?:\.dot[mx]?)?|Office Theme|Title|Worksheets|Theme|Slide Titles|Fonts Used|mentor\.\w+(?:\.\d+)?)$/;

const inSet = (set: ReadonlySet<string>, names: readonly string[]): boolean =>
  names.every((name) => name === '' || set.has(name.toLowerCase()));

/** Whether a path in a file is one that programs give: who wrote the file had no say in it. */
export function isProgramPart(path: string): boolean {
  const names = path.split('/').map((name) => name.replace(/^\.+|\d*(?:\.\w{1,5})*$/g, ''));
  return inSet(PARTS, names);
}

/** Whether a style is called as programs call theirs. */
export function isProgramStyle(name: string): boolean {
  return inSet(STYLES, name.split(/[\s\d(),;:_-]+/));
}

export function isProgramProperty(value: string): boolean {
  return PROPERTIES.test(value);
}

/** Where the relations of a part lead, but for the file's own parts. */
export function targetsOf(rels: string): string[] {
  const targets = [...rels.matchAll(/\sTarget=(?:"([^"]*)"|'([^']*)')/g)].map(([, double, single]) =>
    decodeXml(double ?? single ?? ''),
  );
  return targets.filter((target) => !isProgramPart(target));
}
