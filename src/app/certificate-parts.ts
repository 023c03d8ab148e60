import { loadBuiltInFramework } from '../framework/index.js';
import type { CertificateNumber } from '../html/certificate.js';
import { writeCase } from '../interchange/index.js';
import type { PdfEngine } from '../pdf/index.js';
import { badgeOf, type CertificateFacts, type HoursStatement } from '../signing/index.js';
import { packageVersion } from './version.js';

/** The badge draft of a certificate, as the file's text. @param url the institution's address, or null */
export function badgeText(facts: CertificateFacts, url: string | null): string {
  const creator = facts.provider ?? facts.framework.title;
  const items = writeCase(facts.framework, { changed: facts.date, creator, lookup: loadBuiltInFramework }).package
    .CFItems;
  const addresses = new Map(items.map(({ humanCodingScheme, uri }) => [humanCodingScheme, uri]));
  const badge = badgeOf(facts, { url }, (id) => addresses.get(id) ?? null);
  return `${JSON.stringify(badge, null, 2)}\n`;
}

/** Prints a certificate by a browser that runs. @param award the number that a register gives it, or null */
export async function printCertificate(
  engine: PdfEngine,
  facts: CertificateFacts,
  award: CertificateNumber | null,
): Promise<Uint8Array> {
  const [{ certificateHtml }, { fontCss, loadFonts }] = await Promise.all([
    import('../html/certificate.js'),
    import('../html/page/fonts.js'),
  ]);
  const words = certificateHtml(facts, '', longDate, award);
  const { bytes } = await engine.print(certificateHtml(facts, fontCss(loadFonts(), words), longDate, award), {
    title: `Certificate: ${facts.stage.title}, ${facts.mentor}`,
    author: facts.provider ?? '',
    language: 'en-GB',
    producer: `mentor ${packageVersion()}`,
    date: new Date(`${facts.date}T12:00:00Z`),
  });
  return bytes;
}

/** A statement of hours, printed, or as the page itself. */
export async function printStatement(engine: PdfEngine | null, facts: HoursStatement): Promise<Uint8Array | string> {
  const [{ hoursStatementHtml }, { fontCss, loadFonts }] = await Promise.all([
    import('../html/hours-statement.js'),
    import('../html/page/fonts.js'),
  ]);
  if (engine === null) return hoursStatementHtml(facts, '', longDate);
  const words = hoursStatementHtml(facts, '', longDate);
  const { bytes } = await engine.print(hoursStatementHtml(facts, fontCss(loadFonts(), words), longDate), {
    title: `Statement of hours: ${facts.mentor}`,
    author: facts.mentor,
    language: 'en-GB',
    producer: `mentor ${packageVersion()}`,
    date: new Date(`${facts.until || '1970-01-01'}T12:00:00Z`),
  });
  return bytes;
}

function longDate(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));
}
