/** A4, with a margin at the right that is wide enough for a pen; lengths in twentieths of a point. */
export const PAGE = {
  width: 11906,
  height: 16838,
  margin: { top: 1304, bottom: 1304, left: 1361, right: 1701, header: 624, footer: 624 },
} as const;

/** What a line has between the margins. */
export const LINE: number = PAGE.width - PAGE.margin.left - PAGE.margin.right;
/** And a page between them. */
export const BODY_HEIGHT: number = PAGE.height - PAGE.margin.top - PAGE.margin.bottom;
/** One step of a list. */
export const STEP = 340;
/** A picture is never higher than this, in pixels of 1/96 inch: it leaves room for its caption. */
export const TALLEST_PICTURE = 760;

export const pixels = (twips: number): number => Math.floor(twips / 15);
export const millimetres = (mm: number): number => Math.round((mm * 1440) / 25.4);
