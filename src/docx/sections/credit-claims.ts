import { heading, paragraph } from '../blocks/make.js';
import type { Block } from '../blocks/model.js';
import type { CreditClaimSection, StageSection } from '../model.js';
import { type Context, facts, partHeading, proseBlocks } from './context.js';
import { evidenceFact } from './journal.js';

/** What is claimed of the credits of a module, and on what grounds. */
export function creditClaimBlocks(context: Context, { anchors, creditClaims }: StageSection): Block[] {
  return [partHeading(context, 'creditClaims', anchors), ...creditClaims.flatMap((claim) => oneClaim(context, claim))];
}

function oneClaim(
  context: Context,
  { id, title, module, credits, route, date, body, evidence }: CreditClaimSection,
): Block[] {
  const { say, day } = context.speaker;
  return [
    heading(context.part + 1, title, [id]),
    ...(date === null ? [] : [paragraph('Eyebrow', day(date), { keepNext: true })]),
    ...facts([
      module === null ? null : { label: say('claim.module'), value: module },
      credits === null ? null : { label: say('claim.credits'), value: String(credits) },
      route === null ? null : { label: say('claim.route'), value: route },
    ]),
    ...proseBlocks(context, body),
    ...evidenceFact(context, evidence),
  ];
}
