import type { MailLanguage } from '@event-planner/contracts/mail-language';
import type { MemberRole } from '@event-planner/contracts/member-role';
import { de } from './de.ts';
import { en } from './en.ts';
import { fr } from './fr.ts';

/** Every sentence of every mail in one language. A language is another value of this type. */
export interface Texts {
  readonly locale: string;
  readonly confirmation: {
    /** Of so many tickets: of none when it is a donation. */
    subject: (eventTitle: string, count: number) => string;
    heading: (eventTitle: string, count: number) => string;
    body: (name: string, count: number) => string;
    when: string;
    where: string;
    join: string;
    reference: string;
    total: string;
    /** `rate` is a percentage. */
    tax: (name: string, rate: number) => string;
    taxIncluded: (name: string, rate: number) => string;
    /** Under reverse charge. */
    taxNotCharged: string;
    free: string;
    view: string;
    /** Given by somebody else, so that it has no price. */
    given: string;
    attached: string;
    notAttached: string;
    invoice: string;
    by: (organizer: string) => string;
  };
  readonly cancellation: {
    subject: (eventTitle: string) => string;
    heading: string;
    body: (eventTitle: string, reference: string) => string;
    money: (amount: string) => string;
    apology: string;
    other: string;
  };
  /** Of money that goes back, what credit had paid. */
  readonly creditAgain: (amount: string) => string;
  readonly refund: {
    subject: (amount: string) => string;
    heading: (amount: string) => string;
    body: (description: string) => string;
    /** Where only so much of it goes to the card. */
    bodyPart: (description: string, amount: string) => string;
    /** Where nothing does. */
    headingCredit: (amount: string) => string;
    bodyCredit: (description: string) => string;
    when: string;
    view: string;
  };
  readonly heldPayment: Readonly<
    Record<
      'payable' | 'givenUp',
      {
        subject: (description: string) => string;
        heading: string;
        lines: (of: { readonly amount: string; readonly until: string }) => readonly string[];
        action: string;
      }
    >
  >;
  readonly transfer: {
    subject: (from: string, eventTitle: string, count: number) => string;
    heading: (eventTitle: string) => string;
    body: (from: string, eventTitle: string, count: number) => string;
    message: (from: string, message: string) => string;
    look: string;
    until: (when: string) => string;
    secret: string;
    sold: {
      subject: (eventTitle: string) => string;
      heading: string;
      body: (eventTitle: string, reference: string, payout: string) => string;
    };
    accepted: TransferOutcome;
    declined: TransferOutcome;
    /** Nobody answered in time. */
    expired: TransferOutcome;
    /** To whom they were offered. */
    over: Readonly<Record<'withdrawn' | 'expired', OfferOver>>;
  };
  readonly givenBack: {
    /** By which cause, of so many tickets: of none when only money goes back. */
    subject: Readonly<Record<GivenBackCause, (eventTitle: string, count: number) => string>>;
    body: Readonly<Record<GivenBackCause, (about: { organizer: string; eventTitle: string; reference: string; count: number }) => string>>;
    left: (count: number) => string;
    reason: (organizer: string, reason: string) => string;
    byCard: (amount: string) => string;
    byHand: (amount: string, organizer: string) => string;
    /** First off what is owed still; the rest is paid out. */
    byInvoice: (amount: string, organizer: string) => string;
    asCredit: (amount: string, organizer: string) => string;
    nothing: string;
    view: string;
  };
  readonly postponed: {
    subject: (eventTitle: string) => string;
    body: (about: { organizer: string; eventTitle: string; reference: string; count: number }) => string;
    giveBack: (until: string) => string;
    after: string;
    view: string;
  };
  readonly invitation: {
    subject: (from: string, organizer: string) => string;
    heading: (organizer: string) => string;
    body: (from: string, organizer: string, role: string) => string;
    roles: Readonly<Record<MemberRole, string>>;
    /** The address that was invited. */
    how: (email: string, days: number) => string;
    look: string;
    stranger: string;
  };
  readonly footer: string;
  /** To who has done nothing here yet. */
  readonly strangersFooter: (from: string) => string;
}

interface TransferOutcome {
  readonly subject: (eventTitle: string) => string;
  readonly heading: string;
  readonly body: (offeredTo: string, eventTitle: string, count: number) => string;
}

interface OfferOver {
  readonly subject: (eventTitle: string) => string;
  readonly heading: string;
  readonly body: (from: string, eventTitle: string) => string;
}

/** Who gave something back. */
export type GivenBackCause = 'buyer' | 'team' | 'event' | 'invoice';

const texts: Readonly<Record<MailLanguage, Texts>> = { en, de, fr };

export type Language = MailLanguage;

export const textsIn = (language: Language): Texts => texts[language];
