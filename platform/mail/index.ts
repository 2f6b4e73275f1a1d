export { createMailbox, type Letter, type Mailbox, type MailboxOptions } from './mailbox.ts';
export { mailboxRoutes } from './routes.ts';
export { createSmtpMailer, type SmtpOptions } from './smtp.ts';
export type * from './types.ts';
