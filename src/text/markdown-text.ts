import type { SyntaxNode } from '@lezer/common';
import { decodeNamedCharacterReference } from 'decode-named-character-reference';
import { isPlaceholder } from './html-tags.js';

const MARKS = new Set(
  `HeaderMark EmphasisMark CodeMark LinkMark ListMark QuoteMark TaskMarker StrikethroughMark URL LinkTitle
    LinkLabel Comment HTMLTag ProcessingInstruction`.split(/\s+/),
);

/** @returns the text a reader sees in a node, without Markdown's marks */
export function plainText(body: string, node: SyntaxNode): string {
  let text = '';
  let done = node.from;
  const walk = (parent: SyntaxNode): void => {
    for (let child = parent.firstChild; child; child = child.nextSibling) {
      if (
        isShown(child, parent) ||
        (child.name === 'HTMLTag' && isPlaceholder(body.slice(child.from, child.to), body))
      ) {
        if (child.name === 'Escape' || child.name === 'Entity') {
          text += body.slice(done, child.from) + unescapeText(body.slice(child.from, child.to));
          done = child.to;
        } else walk(child);
        continue;
      }
      text += body.slice(done, child.from);
      done = child.to;
    }
  };
  walk(node);
  text += body.slice(done, node.to);
  return text.includes('\n') ? oneLine(text) : text;
}

function oneLine(text: string): string {
  const lines = text.split('\n').map((line) => line.trim());
  return lines.filter((line) => line !== '').join(' ');
}

/** An address that stands for itself is text; the address of a link or an image is not. */
function isShown(child: SyntaxNode, parent: SyntaxNode): boolean {
  if (child.name === 'URL') return parent.name !== 'Link' && parent.name !== 'Image';
  if (child.name === 'LinkLabel') return false;
  return !MARKS.has(child.name);
}

/** Backslash escapes and character references as the characters they stand for. */
export function unescapeText(text: string): string {
  if (!/[\\&]/.test(text)) return text;
  return text.replace(/\\([!-/:-@[-`{-~])|&(#[xX][0-9a-fA-F]{1,6}|#\d{1,7}|[a-zA-Z0-9]+);/g, (whole, escaped, name) => {
    if (escaped !== undefined) return escaped as string;
    const reference = String(name);
    if (!reference.startsWith('#')) return decodeNamedCharacterReference(reference) || whole;
    const code = /^#x/i.test(reference) ? Number.parseInt(reference.slice(2), 16) : Number(reference.slice(1));
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : '\ufffd';
  });
}
