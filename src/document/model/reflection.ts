import type { Prose } from './references.js';

export interface ReflectionSection {
  dates: string[];
  text: Prose[];
  questions: { id: string; anchor: string; statement: string; answers: Prose[] }[];
}
