import type { SharedParts } from './model.js';

/** Every kind of part that a pack can take from another with `uses`. */
export const SHARED_PARTS = [
  'standard-sets',
  'checklists',
  'scales',
  'roles',
  'modes',
  'agreements',
  'outlines',
  'purposes',
  'principles',
  'media',
  'observation-kinds',
  'evaluators',
  'audits',
] as const satisfies (keyof SharedParts)[];
