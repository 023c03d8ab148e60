/** An element that began in the piece before. */
export const RESUMED = 'data-resumed';
/** A place where a document may be divided, while it is asked where its pages begin. */
export const BLOCK = 'data-block';
/** The first element of a piece, where its page begins without being told to. */
export const BEGINS = 'data-begins';

/**
 * What goes on on a new page has no space, line or new page of its own at its beginning: as where the browser itself begins a page
 * (CSS Fragmentation 3, 5.2).
 */
export const RESUMED_CSS = `[${RESUMED}]{margin-top:0!important;padding-top:0!important;border-top:0!important;break-before:auto!important}
[${RESUMED}]::before{content:none!important}[${BEGINS}]{margin-top:0!important}[data-before]{display:none!important}`;
