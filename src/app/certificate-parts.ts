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
  const { certificateHtml } = await import('../html/certificate.js');
  const title = `Certificate: ${facts.stage.title}, ${facts.mentor}`;
  const about = { title, author: facts.provider ?? '', day: facts.date };
  return printPage(engine, (css) => certificateHtml(facts, css, longDate, award), about);
}

/** A statement of hours, printed, or as the page itself. */
export async function printStatement(engine: PdfEngine | null, facts: HoursStatement): Promise<Uint8Array | string> {
  const { hoursStatementHtml } = await import('../html/hours-statement.js');
  if (engine === null) return hoursStatementHtml(facts, '', longDate);
  const { mentor, until } = facts;
  const about = { title: `Statement of hours: ${mentor}`, author: mentor, day: until || '1970-01-01' };
  return printPage(engine, (css) => hoursStatementHtml(facts, css, longDate), about);
}

/** @param html the page with this CSS: without it first, for its words say which letters of the fonts it needs */
async function printPage(
  engine: PdfEngine,
  html: (css: string) => string,
  { day, ...about }: { title: string; author: string; day: string },
): Promise<Uint8Array> {
  const { fontCss, loadFonts } = await import('../html/page/fonts.js');
  const producer = `mentor ${packageVersion()}`;
  const date = new Date(`${day}T12:00:00Z`);
  const page = html(fontCss(loadFonts(), html('')));
  return (await engine.print(page, { ...about, language: 'en-GB', producer, date })).bytes;
}

function longDate(day: string): string {
  return new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeZone: 'UTC' }).format(new Date(`${day}T12:00:00Z`));
}
