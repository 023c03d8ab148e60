/** Letters of other alphabets that look like a Latin one (the common part of Unicode UTS 39's confusables): small ones, and capitals that look otherwise. */
const ALIKE: ReadonlyMap<string, string> = new Map(
  `аa вb еe зz іi јj кk мm нh оo рp сc ԁd ԍg һh ӏl ѕs тt уy ԛq ԝw хx ьb гr пn иu ѵv
   αa βb εe ηn ιi κk μm νv οo ρp σo ςc τt υu χx ωw γy ζz ϳj ΗH ΝN ΥY օo ոn սu հh
   ꓐB ꓑP ꓓD ꓔT ꓖG ꓗK ꓙJ ꓚC ꓜZ ꓝF ꓟM ꓠN ꓡL ꓢS ꓣR ꓦV ꓧH ꓪW ꓫX ꓬY ꓮA ꓰE ꓲI ꓳO ꓴU
   ᎪA ᏴB ᏟC ᎠD ᎬE ᏀG ᎻH ᎫJ ᏦK ᏞL ᎷM ᏢP ᎡR ᏚS ᎢT ᏙV ᎳW ᎩY ᏃZ`
    .split(/\s+/)
    .map((pair) => [...pair] as [string, string]),
);

const LETTERS = [...ALIKE.keys()].join('');
const LETTER = `[${LETTERS}${LETTERS.toUpperCase()}]`;
/** Words without a Latin letter that look as if they had nothing else. A letter comes first, for that is sought fastest. */
export const LOOKING_LATIN = new RegExp(`${LETTER}(?<![\\p{L}\\p{N}]${LETTER})${LETTER}{3,39}(?!\\p{L})`, 'gu');
/** They in a word that has Latin letters too: nobody writes so but to be read otherwise than found. */
const MIXED = new RegExp(
  `(?<=\\p{Script=Latin})${LETTER}{1,40}|${LETTER}(?<!${LETTER}{2})${LETTER}{0,39}(?=\\p{Script=Latin})`,
  'gu',
);

/** @returns letters as the Latin ones that they look like; others as they are */
export function latinised(text: string): string {
  return Array.from(text, (letter) => {
    const small = letter.toLowerCase();
    const alike = ALIKE.get(letter) ?? ALIKE.get(small) ?? letter;
    return letter === small ? alike : alike.toUpperCase();
  }).join('');
}

/** @returns a text in which the words of mixed letters are of Latin ones, each in its place */
export function unmixed(text: string): string {
  return text.replace(MIXED, latinised);
}
