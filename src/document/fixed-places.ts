/** Where a page can be entered whatever is in it: nothing of the portfolio is called so. */
export const FIXED_PLACES = [
  'contents',
  'tools',
  'found',
  'found-words',
  'large',
  'evidence',
  'other-entries',
  'references',
  'appendices',
  'main',
] as const;
