import nodemailer from 'nodemailer';
import { messageOf } from './message.ts';
import type { Mailer } from './types.ts';

export interface SmtpOptions {
  /** `smtps://user:password@host:465`, or `smtp://…` where TLS is asked for by STARTTLS. */
  readonly url: string;
  /** Whom it comes from. @default Event Planner at the server's own name */
  readonly from?: string;
}

const timeoutMs = 15_000;

/** Sends through an SMTP server, which cannot promise to deliver once. */
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
    send: async mail => void (await transport.sendMail(messageOf(mail, { from: sender, hostname }))),
    close: () => transport.close(),
  };
}
