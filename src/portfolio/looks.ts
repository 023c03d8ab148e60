/** Themes that come with mentor. A portfolio may name one of them; a folder is for the person at the keyboard to name. */
export const THEMES = ['default', 'university'] as const;
export type ThemeName = (typeof THEMES)[number];

/** Languages that the document's own words are there in. */
export const LANGUAGES = ['en-GB', 'cy'] as const;
export type Language = (typeof LANGUAGES)[number];
