import { fromProblems } from '../../from-problems.js';
import type { Rule } from '../../model.js';

export const rule: Rule = {
  id: 'read/hidden-words',
  severity: 'error',
  summary: 'No words are hidden where their author cannot have meant it.',
  docs: `A comment begins with \`<!--\` and ends with \`-->\`; without its end, all that follows is a comment and nobody sees it.
What stands in \`<script>\`, \`<style>\`, \`<template>\`, \`<svg>\` or \`<math>\` is no text, and is left out of the documents.`,
  good: [
    { files: { 'journal/a.md': '---\nkind: entry\ncriteria: DM5\n---\n\n<!-- ask again -->\n\nWe met <twice>.\n' } },
  ],
  bad: [
    {
      files: {
        'journal/a.md': '---\nkind: entry\ncriteria: DM5\n---\n\nWe met.\n\n<!-- ask again ->\n\nWe agreed.\n',
        'journal/b.md': '---\nkind: entry\ncriteria: DM5\n---\n\nWe met.\n\n<svg><text>Twice</text></svg>\n',
      },
      finds: [
        [8, 1],
        [8, 1],
      ],
    },
  ],
  run: (context) => fromProblems('read/hidden-words', context),
};
