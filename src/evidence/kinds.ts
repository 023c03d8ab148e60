/** What sort of thing a piece of evidence is to its reader; `web` is an address. */
export type EvidenceKind = 'image' | 'pdf' | 'text' | 'table' | 'document' | 'audio' | 'video' | 'web' | 'other';

const SAVED = 'application/octet-stream';
const OFFICE = 'application/vnd.openxmlformats-officedocument';
const OPEN = 'application/vnd.oasis.opendocument';

/**
 * The one table of file endings: their kind, and the media type of each (IANA's registry, else the name in use). Endings that
 * nobody sends by a type of their own have none.
 */
export const EVIDENCE_TYPES: Readonly<
  Record<Exclude<EvidenceKind, 'web' | 'other'>, Readonly<Record<string, string | null>>>
> = {
  image: {
    ...each('image/jpeg', 'jpg jpeg jpe jfif jfi jif pjpeg pjp'),
    ...each('image/tiff', 'tif tiff'),
    ...each('image/bmp', 'bmp dib'),
    ...each('image/heic', 'heic heics hif'),
    ...each('image/heif', 'heif heifs'),
    ...each('image/x-icon', 'ico'),
    ...each('image/apng', 'apng'),
    png: 'image/png',
    gif: 'image/gif',
    webp: 'image/webp',
    avif: 'image/avif',
    svg: 'image/svg+xml',
    jxl: 'image/jxl',
  },
  pdf: { pdf: 'application/pdf' },
  text: {
    ...each('text/plain', 'txt text log'),
    ...each('text/markdown', 'md markdown'),
    ...each('application/yaml', 'yaml yml'),
    ...each('application/xml', 'xml'),
    json: 'application/json',
    srt: 'application/x-subrip',
    vtt: 'text/vtt',
    bib: 'application/x-bibtex',
    tex: 'application/x-tex',
  },
  table: { csv: 'text/csv', tsv: 'text/tab-separated-values' },
  document: {
    ...each('application/msword', 'doc dot'),
    ...each('application/vnd.ms-powerpoint', 'ppt pps pot'),
    ...each('application/vnd.ms-excel', 'xls xlt'),
    ...each('text/html', 'html htm'),
    docx: `${OFFICE}.wordprocessingml.document`,
    docm: 'application/vnd.ms-word.document.macroEnabled.12',
    dotx: `${OFFICE}.wordprocessingml.template`,
    pptx: `${OFFICE}.presentationml.presentation`,
    ppsx: `${OFFICE}.presentationml.slideshow`,
    xlsx: `${OFFICE}.spreadsheetml.sheet`,
    xlsm: 'application/vnd.ms-excel.sheet.macroEnabled.12',
    odt: `${OPEN}.text`,
    ott: `${OPEN}.text-template`,
    odp: `${OPEN}.presentation`,
    ods: `${OPEN}.spreadsheet`,
    odg: `${OPEN}.graphics`,
    rtf: 'application/rtf',
    xhtml: 'application/xhtml+xml',
    epub: 'application/epub+zip',
    ics: 'text/calendar',
    vcf: 'text/vcard',
    eml: 'message/rfc822',
    msg: 'application/vnd.ms-outlook',
    pages: null,
    key: null,
    numbers: null,
  },
  audio: {
    ...each('audio/ogg', 'ogg oga opus'),
    ...each('audio/mp4', 'm4a m4b'),
    ...each('audio/aiff', 'aif aiff'),
    mp3: 'audio/mpeg',
    wav: 'audio/wav',
    flac: 'audio/flac',
    aac: 'audio/aac',
    amr: 'audio/amr',
    wma: 'audio/x-ms-wma',
  },
  video: {
    ...each('video/mp4', 'mp4 m4v'),
    ...each('video/3gpp', '3gp 3g2'),
    ...each('video/mpeg', 'mpg mpeg'),
    mov: 'video/quicktime',
    webm: 'video/webm',
    ogv: 'video/ogg',
    avi: 'video/x-msvideo',
    mkv: 'video/x-matroska',
    wmv: 'video/x-ms-wmv',
  },
};

function each(type: string, endings: string): Record<string, string> {
  return Object.fromEntries(endings.split(' ').map((ending) => [ending, type]));
}

interface Sort {
  kind: EvidenceKind;
  type: string | null;
}

const SORTS: ReadonlyMap<string, Sort> = new Map(
  Object.entries(EVIDENCE_TYPES).flatMap(([kind, types]) =>
    Object.entries(types).map(([ending, type]): [string, Sort] => [ending, { kind: kind as EvidenceKind, type }]),
  ),
);

/** Pictures that every browser of today draws. */
const DRAWN = new Set(
  'image/jpeg image/png image/apng image/gif image/webp image/avif image/bmp image/svg+xml image/x-icon'.split(' '),
);

/** What a double click would run, on one system or another. */
const PROGRAMS = new Set(
  (
    'app appimage bash bat bin chm cmd com command cpl deb desktop dll dmg exe gadget hta inf iso jar jnlp js jse lnk mjs msc ' +
    'msi msp pif pkg ps1 psm1 py rb reg rpm scf scr settingcontent-ms sh sys url vb vbe vbs vbscript workflow ws wsc wsf wsh zsh'
  ).split(' '),
);

/** @returns the ending of a file name in lower case, without the dot, and without the dots and spaces that Windows leaves out behind it */
export function endingOf(path: string): string {
  return /\.([^./\\]+)$/.exec(path.replace(/[. ]+$/, ''))?.[1]?.toLowerCase() ?? '';
}

/** What sort of thing a file is, by the ending of its name. */
export function evidenceKindOf(path: string): EvidenceKind {
  return SORTS.get(endingOf(path))?.kind ?? 'other';
}

/** The media type of a file by the ending of its name. */
export function mediaTypeOf(name: string): string {
  return SORTS.get(endingOf(name))?.type ?? SAVED;
}

/** Whether somebody can be recognised in it: a picture or a film. */
export function showsPeople(path: string): boolean {
  const kind = evidenceKindOf(path);
  return kind === 'image' || kind === 'video';
}

/** Whether it is a picture of a format that no browser draws, whatever is in it. */
export function isUndrawnPicture(path: string): boolean {
  return evidenceKindOf(path) === 'image' && !DRAWN.has(mediaTypeOf(path));
}

/** Whether it is a web page: saved and opened from a disk, it runs what it holds. */
export function isWebPage(path: string): boolean {
  return /html/.test(mediaTypeOf(path));
}

/** Whether it could do something by itself where it is saved and opened from a disk. */
export function runsWhereOpened(path: string): boolean {
  return isWebPage(path) || isProgram(path);
}

/** Whether a file could do something by itself where it is opened: such a file is not handed on inside a document. */
export function isProgram(path: string): boolean {
  return PROGRAMS.has(endingOf(path));
}
