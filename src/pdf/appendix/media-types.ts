const TYPES: Readonly<Record<string, string>> = {
  pdf: 'application/pdf',
  doc: 'application/msword',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  odt: 'application/vnd.oasis.opendocument.text',
  rtf: 'application/rtf',
  ppt: 'application/vnd.ms-powerpoint',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  odp: 'application/vnd.oasis.opendocument.presentation',
  xls: 'application/vnd.ms-excel',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  ods: 'application/vnd.oasis.opendocument.spreadsheet',
  csv: 'text/csv',
  tsv: 'text/tab-separated-values',
  txt: 'text/plain',
  md: 'text/markdown',
  html: 'text/html',
  htm: 'text/html',
  mp3: 'audio/mpeg',
  m4a: 'audio/mp4',
  wav: 'audio/wav',
  ogg: 'audio/ogg',
  flac: 'audio/flac',
  mp4: 'video/mp4',
  m4v: 'video/mp4',
  mov: 'video/quicktime',
  webm: 'video/webm',
  avi: 'video/x-msvideo',
};

/** What a double click would run, on one system or another. */
const PROGRAMS = new Set(
  (
    'app appimage bash bat bin chm cmd com command cpl deb desktop dll dmg exe gadget hta inf iso jar jnlp js jse lnk mjs msc ' +
    'msi msp pif pkg ps1 psm1 py rb reg rpm scf scr settingcontent-ms sh sys url vb vbe vbs vbscript workflow ws wsc wsf wsh zsh'
  ).split(' '),
);

/** The media type of a file by the ending of its name. */
export function mediaTypeOf(name: string): string {
  return TYPES[endingOf(name)] ?? 'application/octet-stream';
}

/** Whether a file could do something by itself where it is opened: such a file is not handed on inside a document. */
export function isProgram(name: string): boolean {
  return PROGRAMS.has(endingOf(name));
}

/** Without the dots and spaces behind it, which Windows leaves out of account. */
function endingOf(name: string): string {
  return /\.([^./\\]+)$/.exec(name.replace(/[. ]+$/, ''))?.[1]?.toLowerCase() ?? '';
}
