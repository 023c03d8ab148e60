import type { EvidenceKind } from '../model.js';

const ENDINGS: Record<Exclude<EvidenceKind, 'web' | 'other'>, string> = {
  image: 'png jpg jpeg gif webp avif svg bmp heic heif tif tiff',
  pdf: 'pdf',
  text: 'txt md markdown log json yaml yml xml',
  table: 'csv tsv',
  document: 'doc docx odt rtf pages ppt pptx odp key xls xlsx ods numbers htm html epub',
  audio: 'mp3 m4a wav ogg oga flac aac opus',
  video: 'mp4 m4v mov webm avi mkv mpg mpeg',
};

const KINDS = new Map(
  Object.entries(ENDINGS).flatMap(([kind, endings]) =>
    endings.split(' ').map((ending): [string, EvidenceKind] => [ending, kind as EvidenceKind]),
  ),
);

/** What sort of thing a file is, by the ending of its name. */
export function evidenceKindOf(path: string): EvidenceKind {
  return KINDS.get(endingOf(path)) ?? 'other';
}

/** @returns the ending of a file name in lower case, without the dot */
export function endingOf(path: string): string {
  return /\.([^./]+)$/.exec(path)?.[1]?.toLowerCase() ?? '';
}
