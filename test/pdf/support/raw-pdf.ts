/** A PDF of a shape that some program writes, and what is to become of it. */
export interface OddPdf {
  bytes: Uint8Array;
  /** As a viewer counts them; 0: it is attached as it is. */
  pages: number;
  /** Files that it holds. */
  files?: string[];
}

interface Parts {
  before?: string;
  behind?: string | Buffer;
  catalog?: string;
  tree?: string;
  page?: string;
  font?: string;
  content?: string;
  more?: string[];
  /** Where the table of objects is said to be, from where it is. */
  astray?: number;
}

/** A file of one page, object by object: 1 catalogue, 2 tree, 3 page, 4 font, 5 content, 6 and on what more there is. */
export function raw(words: string, parts: Parts = {}): Buffer {
  const content = parts.content ?? `BT /F1 24 Tf 40 60 Td (${words}) Tj ET 30 20 200 12 re f`;
  const objects = [
    `<< /Type /Catalog /Pages 2 0 R ${parts.catalog ?? ''} >>`,
    parts.tree ?? '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    parts.page ??
      '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 300 200] /Resources << /Font << /F1 4 0 R >> >> /Contents 5 0 R >>',
    parts.font ?? '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    ...(parts.more ?? []),
  ];
  let file = `${parts.before ?? ''}%PDF-1.5\n`;
  const places = objects.map((object, index) => {
    const place = file.length;
    file += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return place;
  });
  const table = file.length;
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const place of places) file += `${String(place).padStart(10, '0')} 00000 n \n`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${table + (parts.astray ?? 0)}\n%%EOF\n`;
  return Buffer.concat([Buffer.from(file, 'latin1'), Buffer.from(parts.behind ?? '')]);
}

export const PAGE = (more: string, words = '/Contents 5 0 R'): string =>
  `<< /Type /Page /Parent 2 0 R /Resources << /Font << /F1 4 0 R >> >> ${words} ${more} >>`;
export const BOX = '/MediaBox [0 0 300 200]';
