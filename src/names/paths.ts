const WORD = /[^\s`'"()[\]{},;<>]+/g;

/** A word of a text that is read as a path, and where it stands. */
export interface PathInText {
  path: string;
  at: number;
}

/** Words with a slash or an underscore in them or an ending behind them, and keys of sources: read as paths, where small letters count too. */
export function pathsIn(text: string): PathInText[] {
  return [...text.matchAll(WORD)].flatMap(({ 0: word, index }) => {
    const isPath = word.includes('/') || /\p{L}_\p{L}/u.test(word) || /\.\w{2,5}$/.test(word);
    const path = isPath ? word : /@.*/.exec(word)?.[0];
    return path === undefined ? [] : [{ path, at: index + word.length - path.length }];
  });
}

/** `MS1/MS2` are codes, whoever has the initials. */
export function isCodeInPath(path: string, from: number, to: number): boolean {
  return /^\p{Lu}{1,4}$/u.test(path.slice(from, to)) && /^\d/.test(path.slice(to));
}
