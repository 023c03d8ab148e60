import { contentOf, type Found, textAt } from './findings.js';
import { strippedMarkup } from './markup.js';
import { readHeld, type Within } from './within.js';

/** What a mail says: its head, its text in each form, and the files that hang on it. */
export async function readMail(bytes: Buffer, within: Within): Promise<Found> {
  const { default: PostalMime } = await import('postal-mime');
  const mail = await PostalMime.parse(bytes);
  const head = [mail.subject, ...mail.headers.map(({ value }) => value), ...peopleIn(mail)];
  const held = await Promise.all(
    mail.attachments.flatMap(({ filename, content }) => [
      { texts: textAt('the name of a file in it', filename ?? '') },
      readHeld(bufferOf(content), within),
    ]),
  );
  return contentOf(
    { texts: textAt('the head of the mail', head.join('\n')) },
    { texts: [...textAt('its text', mail.text ?? ''), ...textAt('its text', strippedMarkup(mail.html ?? ''))] },
    ...held,
  );
}

function peopleIn(mail: object): string[] {
  const texts: string[] = [];
  const into = (value: unknown, level: number): void => {
    if (typeof value === 'string') texts.push(value);
    else if (typeof value === 'object' && value !== null && level < 4)
      for (const part of Object.values(value)) into(part, level + 1);
  };
  const { from, sender, to, cc, bcc, replyTo } = mail as Record<string, unknown>;
  into([from, sender, to, cc, bcc, replyTo], 0);
  return texts;
}

function bufferOf(content: unknown): Buffer {
  return content instanceof ArrayBuffer
    ? Buffer.from(content)
    : ArrayBuffer.isView(content)
      ? Buffer.from(content.buffer, content.byteOffset, content.byteLength)
      : Buffer.from(String(content));
}
