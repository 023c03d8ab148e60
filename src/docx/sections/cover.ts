import { monthsInWords } from '../../html/dates.js';
import { say, sayCount } from '../../html/words/words.js';
import { paragraph } from '../blocks/make.js';
import type { Block } from '../blocks/model.js';
import { type Context, facts } from './context.js';

export function coverBlocks({ model: { cover } }: Context): Block[] {
  const { frameworks, stages, mentor, school, provider, from, until, entries, evidence } = cover;
  const holds = [sayCount('entries', entries), evidence > 0 ? sayCount('evidence', evidence) : ''];
  return [
    paragraph('CoverEyebrow', frameworks.join(', ')),
    paragraph('Title', stages.join(', ') || say('cover.untitled')),
    paragraph('Subtitle', mentor ?? say('cover.nobody')),
    paragraph('Lead', say('cover.label')),
    ...facts([
      school === null ? null : { label: say('cover.school'), value: school },
      provider === null ? null : { label: say('cover.provider'), value: provider },
      from === null || until === null ? null : { label: say('cover.period'), value: monthsInWords(from, until) },
      { label: say('cover.holds'), value: holds.filter(Boolean).join(', ') },
    ]),
    { ...paragraph('TOCHeading', say('contents.title'), { anchors: ['contents'] }), breakBefore: true },
  ];
}
