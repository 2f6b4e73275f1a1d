import { SendEmailCommand, SESv2Client } from '@aws-sdk/client-sesv2';
import nodemailer from 'nodemailer';
import { awsPatience } from '../../aws/index.ts';
import { messageOf } from '../message.ts';
import type { Mailer } from '../types.ts';

export interface SesOptions {
  /** Whom it comes from: `Event Planner <no-reply@example.com>`, of a domain that SES was shown to be ours. */
  readonly from: string;
  /** @default region, credentials and endpoint from the environment */
  readonly client?: SESv2Client;
}

/**
 * Sends through Amazon SES, as whole MIME messages. SES gives a message a Message-ID of its own, so clients cannot tell one that was sent
 * twice: https://docs.aws.amazon.com/ses/latest/dg/header-fields.html
 */
export function createSesMailer({ from, client = new SESv2Client(awsPatience()) }: SesOptions): Mailer & { close(): void } {
  const transport = nodemailer.createTransport({ SES: { sesClient: client, SendEmailCommand } });
  const hostname = /@([^@>\s]+)>?$/.exec(from)?.[1];
  if (hostname === undefined) throw new Error(`mail cannot come from ${from}: an address was expected`);
  return {
    send: async mail => void (await transport.sendMail(messageOf(mail, { from, hostname }))),
    close: () => client.destroy(),
  };
}
