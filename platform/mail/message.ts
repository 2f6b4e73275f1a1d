import { createHash } from 'node:crypto';
import type { SendMailOptions } from 'nodemailer';
import type { Mail } from './types.ts';

/** Whom a mail comes from, and the host that its Message-ID is made out to. */
export interface Sender {
  readonly from: string;
  readonly hostname: string;
}

/** A mail as nodemailer takes it. The Message-ID is made from the mail's id, so that a mail that is sent again is the same mail to every client that looks. */
export const messageOf = (
  { id, to, subject, text, html, attachments = [], headers = {} }: Mail,
  { from, hostname }: Sender,
): SendMailOptions => ({
  from,
  // An object, so that nodemailer takes it as one address and never parses a list out of it.
  to: { name: '', address: oneLine(to) },
  subject: oneLine(subject),
  text,
  html,
  headers: { ...headers },
  messageId: `<${createHash('sha256').update(id).digest('hex').slice(0, 40)}@${hostname}>`,
  attachments: attachments.map(({ filename, contentType, content, contentId }) => ({
    filename,
    contentType,
    content: Buffer.from(content),
    ...(contentId !== undefined && { cid: contentId }),
  })),
});

/** A line break in a header would begin the next header. */
const oneLine = (text: string): string => text.replaceAll(/[\r\n]+/g, ' ');
