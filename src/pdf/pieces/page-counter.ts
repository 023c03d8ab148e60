/** A counter that stands alone in a margin of the page. */
const ALONE = /(@(?:top|bottom)-right(?:-corner)?\s*\{[^{}]*?)content:\s*counter\(page\)(?=\s*[;}])/g;

/**
 * Whether the numbers of pages can be set afterwards: a piece cannot count the pages before it. So the number stands alone at the
 * right of a margin.
 */
export function countsAlone(head: string): boolean {
  return !/counters?\(\s*pages?\b/.test(head.replace(ALONE, ''));
}

/** The ten digits that ask for the number of the page they are on, in the place of the number. */
export function askingForPage(head: string): string {
  return head.replace(
    ALONE,
    (_, before: string) => `${before}letter-spacing:-1ch;font-variant-numeric:tabular-nums;content:'1357902468'`,
  );
}
