import { yamlText } from '../text/yaml-text.js';
import { READER_DECISIONS, type ReaderDecision, type Review } from './review.js';

/** What a reader finds: whose it is, and where their words go. */
export function reviewText(review: Pick<Review, 'reader' | 'submission' | 'stage' | 'voice'>, about: string): string {
  const { reader, submission, stage, voice } = review;
  return `---
kind: review
reading: ${voice}
stage: ${yamlText(stage)}
reader: ${yamlText(reader)}
submission: '${submission}'
date: # the day of your decision, as 2026-11-20
decision: # ${READER_DECISIONS.join(' or ')}
# ratings: {MS1.1: green} # where you rate otherwise
---

<!-- ${about}
One paragraph that the mentor will read: what convinced you, and what to do next. -->
`;
}

/** The same text with a decision of a day in it, and the paragraph where one is given. */
export function withDecision(text: string, decision: ReaderDecision, date: string, paragraph: string | null): string {
  const put = (source: string, key: string, value: string): string =>
    new RegExp(`^${key}:.*$`, 'm').test(source)
      ? source.replace(new RegExp(`^${key}:.*$`, 'm'), `${key}: ${value}`)
      : source.replace(/^---\n/, `---\n${key}: ${value}\n`);
  const settled = put(put(text.replaceAll('\r\n', '\n'), 'date', date), 'decision', decision);
  return paragraph === null ? settled : `${settled.slice(0, settled.indexOf('\n---\n') + 5)}\n${paragraph.trim()}\n`;
}
