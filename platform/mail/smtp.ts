import { createHash } from 'node:crypto';
import nodemailer from 'nodemailer';
import type { Mailer } from './types.ts';

export interface SmtpOptions {
  /** `smtps://user:password@host:465`, or `smtp://…` where TLS is asked for by STARTTLS. */
  readonly url: string;
  /** Whom it comes from. @default Event Planner at the server's own name */
  readonly from?: string;
}

const timeoutMs = 15_000;

/**
 * Sends through an SMTP server. The Message-ID is made from the mail's id: SMTP cannot promise once, but a mail that is sent again
 * is the same mail to every client that looks.
 */
export function createSmtpMailer({ url, from }: SmtpOptions): Mailer & { close(): void } {
  const { hostname } = new URL(url);
  const transport = nodemailer.createTransport({
    url,
    pool: true,
    connectionTimeout: timeoutMs,
    greetingTimeout: timeoutMs,
    socketTimeout: timeoutMs,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  const sender = from ?? `Event Planner <no-reply@${hostname}>`;
  return {
    async send({ id, to, subject, text, html, attachments = [], headers = {} }) {
      await transport.sendMail({
        // An object, so that nodemailer takes it as one address and never parses a list out of it.
        from: sender,
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
    },
    close: () => transport.close(),
  };
}

/** A line break in a header would begin the next header. */
const oneLine = (text: string): string => text.replaceAll(/[\r\n]+/g, ' ');
