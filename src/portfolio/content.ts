/** Where a picture's colour profile says something: it goes along with the picture, whatever else is taken out. */
export const COLOUR_PROFILE = 'the colours of the photo';

/** A stretch of text inside a file. */
export interface ContentText {
  /** Where it stands, for a message: `page 3`, `a comment`, `the properties`; null where line and column say it. */
  where: string | null;
  text: string;
}

/** What a file that is no Markdown says, as far as it could be read. Plain data. */
export interface FileContent {
  texts: ContentText[];
  /** It says where it was taken. */
  hasLocation: boolean;
  /** It says who took it. */
  hasAuthor: boolean;
  /** Why not all of it could be read, for a message; null where nothing was left out. */
  unread: string | null;
}

/** A real name that an earlier version holds, as git keeps it. */
export interface PastName {
  /** Path at that time; null for the message of the commit. */
  path: string | null;
  /** The short hash and the day of the commit that brought it in. */
  commit: string;
  day: string;
  /** The pseudonym, or null where private.yaml itself was committed. */
  as: string | null;
}
