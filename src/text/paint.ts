/** Puts colour on text, or leaves it as it is; colour never says anything that words do not. */
export interface Paint {
  error: (text: string) => string;
  missing: (text: string) => string;
  warning: (text: string) => string;
  good: (text: string) => string;
  dim: (text: string) => string;
  bold: (text: string) => string;
}
