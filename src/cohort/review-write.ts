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
# ratings: {MS1.1: green} # where your ratings differ
---

<!-- ${about}
One paragraph that the mentor will read: what convinced you, and what to do next. -->
`;
}

/**
 * The same text with what a reader says put into it; what is not given stays as it stands.
 * @param settled the decision and its day. @param paragraph for the mentor
 */
export function withWords(
  text: string,
  settled: { decision: ReaderDecision; date: string } | null,
  paragraph: string | null,
): string {
  if (settled === null && paragraph === null) return text;
  const put = (source: string, [key, value]: [string, string]): string =>
    new RegExp(`^${key}:.*$`, 'm').test(source)
      ? source.replace(new RegExp(`^${key}:.*$`, 'm'), `${key}: ${value}`)
      : source.replace(/^---\n/, `---\n${key}: ${value}\n`);
  const decided = Object.entries(settled ?? {}).reduce(put, text.replaceAll('\r\n', '\n'));
  return paragraph === null ? decided : `${decided.slice(0, decided.indexOf('\n---\n') + 5)}\n${paragraph.trim()}\n`;
}
