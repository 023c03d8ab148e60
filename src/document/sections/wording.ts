import { isAsBuiltIn } from '../../framework/index.js';
import type { Framework } from '../../framework/model.js';
import type { Wording } from '../text.js';

/** Makes texts of what a framework says. Built-in frameworks are in English; of one's own nobody knows. */
export type Worder = <T extends string | undefined>(text: T) => Wording | (T extends undefined ? null : never);

export function wordingOf(framework: Framework): Worder {
  const language = isAsBuiltIn(framework) ? 'en-GB' : null;
  return ((text: string | undefined) => (text === undefined ? null : { whose: 'framework', text, language })) as Worder;
}
