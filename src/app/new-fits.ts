import { FIELDS, type FieldSpec, KINDS, type Kind } from '../portfolio/index.js';
import { Refusal } from '../text/refusal.js';
import type { NewOptions } from './new.js';

/** Kinds whose file comes from a starter file: what it can say is in there. */
const FROM_STARTER: readonly Kind[] = ['self-assessment', 'checklist', 'reflection', 'targets', 'agreement'];

const ONLY: Partial<Record<keyof NewOptions, readonly Kind[]>> = {
  text: KINDS.filter((kind) => kind !== 'self-assessment' && kind !== 'checklist' && kind !== 'agreement'),
  question: ['reflection'],
  route: ['credit-claim', 'agreement'],
  until: ['agreement'],
  due: ['targets'],
  measure: ['targets'],
  action: ['targets'],
  for: ['targets'],
  caption: KINDS.filter((kind) => !FROM_STARTER.includes(kind)),
  alt: KINDS.filter((kind) => !FROM_STARTER.includes(kind)),
};

/** What every kind takes. */
const ANY: readonly (keyof NewOptions)[] = ['date', 'stage', 'keepMetadata'];

/**
 * Nothing that a person says on the command line is dropped in silence.
 * @throws Refusal for an option that a file of this kind cannot take
 */
export function assertOptionsFit(kind: Kind, options: NewOptions): void {
  for (const [name, value] of Object.entries(options)) {
    if (value === undefined || ANY.some((one) => one === name)) continue;
    const kinds = kindsFor(name);
    if (kinds.includes(kind)) continue;
    const others = kinds.length > 6 ? 'entries and the like' : kinds.join(', ');
    throw new Refusal('MisplacedOption', `--${name} means nothing in a file of kind ${kind}.`, `It is for: ${others}.`);
  }
}

function kindsFor(name: string): readonly Kind[] {
  const field: FieldSpec | undefined = Object.hasOwn(FIELDS, name) ? FIELDS[name as keyof typeof FIELDS] : undefined;
  return ONLY[name as keyof NewOptions] ?? field?.kinds ?? KINDS.filter((kind) => !FROM_STARTER.includes(kind));
}
