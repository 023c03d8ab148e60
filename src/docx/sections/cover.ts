import { together } from '../../html/words/words.js';
import { paragraph } from '../blocks/make.js';
import type { Block } from '../blocks/model.js';
import { type Context, facts } from './context.js';

export function coverBlocks({ model: { cover }, speaker }: Context): Block[] {
  const { frameworks, stages, mentor, school, work, provider, from, until, entries, evidence } = cover;
  const { say, count, span } = speaker;
  const holds = [count('entries', entries), evidence > 0 ? count('evidence', evidence) : null];
  return [
    paragraph('CoverEyebrow', together(frameworks, ', ')),
    paragraph('Title', stages.length > 0 ? together(stages, ', ') : say('cover.untitled')),
    paragraph('Subtitle', mentor ?? say('cover.nobody')),
    paragraph('Lead', say('cover.label')),
    ...facts([
      school === null ? null : { label: say('cover.school'), value: school },
      work === null ? null : { label: say('cover.work'), value: work },
      provider === null ? null : { label: say('cover.provider'), value: provider },
      from === null || until === null ? null : { label: say('cover.period'), value: span(from, until) },
      { label: say('cover.holds'), value: together(holds, ', ') },
    ]),
    { ...paragraph('TOCHeading', say('contents.title'), { anchors: ['contents'] }), breakBefore: true },
  ];
}
