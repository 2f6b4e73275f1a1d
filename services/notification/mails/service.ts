import type { MailLanguage } from '@event-planner/contracts/mail-language';
import type { Notification } from '@event-planner/contracts/notification';
import type { Transaction } from '@event-planner/platform/database';
import { idOf } from '@event-planner/platform/ids';
import type { Attachment } from '@event-planner/platform/mail';
import { pageOf, readCursor } from '@event-planner/platform/paging';
import type { NotificationContext } from '../context.ts';
import type { Content } from '../templates/layout.ts';
import { unbroken } from '../typography.ts';
import type { MailRow, Tables } from '../tables.ts';
import { insertMail, listMails, lookBefore, type Reader, setLanguage } from './store.ts';

export interface Letter {
  readonly kind: Notification['kind'];
  /** What it is about; one mail of a kind for each. */
  readonly subjectId: string;
  readonly userId: string | null;
  /** Empty where nobody left one: then nothing is sent. */
  readonly email: string;
  /** As whom somebody without an account reads: who wrote to them, most likely. @default the account's */
  readonly readsLike?: string | undefined;
  /** Said by who asked for the mail. @default what the account's mails are written in, or English */
  readonly language?: MailLanguage | undefined;
  /** Nobody is to know afterwards to whom it went. @default it is written down */
  readonly isForgotten?: boolean;
  /** Written only when it is going to be sent. */
  readonly write: (language: MailLanguage) => Promise<Content & { readonly attachments?: readonly Attachment[] }>;
}

export interface Mails {
  /** Sends a mail, once whatever happens: see README. */
  send(tx: Transaction<Tables>, letter: Letter): Promise<void>;
  /** From now on, and for all of somebody's mails. */
  writeIn(userId: string, language: MailLanguage, tx?: Transaction<Tables>): Promise<void>;
  list(
    reader: Reader,
    page: { readonly cursor: string | undefined; readonly limit: number },
  ): Promise<{ items: Notification[]; nextCursor: string | null }>;
}

export function createMails({ db, now, mailer }: NotificationContext): Mails {
  return {
    async send(tx, { kind, subjectId, userId, email, readsLike, language, isForgotten = false, write }) {
      if (email === '') return;
      const before = await lookBefore(tx, { kind, subjectId, readerId: userId ?? readsLike ?? null });
      if (before.isSent) return;
      const { attachments = [], html, ...plain } = await write(language ?? before.language ?? 'en');
      const content = { html, subject: unbroken(plain.subject), text: unbroken(plain.text) };
      // The id is made of what the mail is about, so that the mailer knows it again when we died between its acceptance and our commit.
      const id = idOf(`mail:${kind}:${subjectId}`);
      const isNew = await insertMail(tx, {
        id,
        kind,
        subjectId,
        userId,
        email: isForgotten ? '' : email,
        subject: kind === 'code' ? withoutCode(content.subject) : content.subject,
        sentAt: now(),
        causedBy: readsLike ?? null,
      });
      if (isNew) await mailer.send({ id, to: email, ...content, attachments });
    },
    writeIn: async (userId, language, tx) => void (await setLanguage(tx ?? db.query, { userId, language, toldAt: now() })),
    async list(reader, { cursor, limit }) {
      const found = await listMails(db.query, reader, { after: readCursor(cursor), limit: limit + 1 });
      const { items, nextCursor } = pageOf(found, limit, ({ sentAt: at, id }) => ({ at, id }));
      return { items: items.map(present), nextCursor };
    },
  };
}

/** The code is the right to an account: it is in the mail and nowhere else. */
const withoutCode = (subject: string): string => subject.replaceAll(/\d/g, '•');

const present = ({ id, kind, subject, sentAt }: MailRow): Notification => ({ id, kind, subject, sentAt: sentAt.toISOString() });
