/** What a mail, a card or a calendar says where its lines are folded and its letters encoded (RFC 2045, 2047, 5545, 6350). */
export function mailText(mail: string): string {
  return mail
    .replace(/\r?\n[ \t]/g, '')
    .replace(/\\([nN,;\\])/g, (_, sign: string) => (/n/i.test(sign) ? '\n' : sign))
    .replace(/=\?[\w-]+\?([bq])\?([^?]*)\?=/gi, (_, kind: string, text: string) =>
      /b/i.test(kind) ? Buffer.from(text, 'base64').toString('utf8') : quoted(text.replaceAll('_', ' ')),
    )
    .replace(/=\r?\n/g, '')
    .replace(/(?:=[0-9A-F]{2})+/g, quoted);
}

/** Whether it holds files, or text as good as hidden. */
export function holdsFiles(mail: string): boolean {
  return /^content-transfer-encoding:\s*base64|^[A-Z-]+(?:;[^:\n]*)?;ENCODING=(?:b|base64)[;:]/im.test(mail);
}

function quoted(text: string): string {
  const bytes = text.replace(/=([0-9A-F]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
  return Buffer.from(bytes, 'latin1').toString('utf8');
}
