import type { Notification } from '@event-planner/contracts/notification';
import type { MailLanguage } from '@event-planner/contracts/mail-language';
import type { Selectable } from '@event-planner/platform/database';

export interface Tables {
  mails: {
    id: string;
    kind: Notification['kind'];
    subjectId: string;
    userId: string | null;
    email: string;
    subject: string;
    sentAt: Date;
    causedBy: string | null;
  };
  languages: { userId: string; language: MailLanguage; toldAt: Date };
  bookings: { id: string; userId: string; email: string; reference: string; eventTitle: string };
}

export type MailRow = Selectable<Tables['mails']>;
export type BookingRow = Selectable<Tables['bookings']>;
