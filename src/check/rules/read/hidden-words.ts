import { fromProblems } from '../../from-problems.js';
import type { Rule } from '../../model.js';

export const rule: Rule = {
  id: 'read/hidden-words',
  severity: 'error',
  summary: 'No words are hidden by accident.',
  docs: `A comment begins with \`<!--\` and ends with \`-->\`; without its end, everything after it is part of the comment and nobody sees it.
Anything inside \`<script>\`, \`<style>\`, \`<template>\`, \`<svg>\` or \`<math>\` is not text, and is left out of the documents.`,
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
