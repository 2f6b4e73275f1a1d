import type { BookingDue } from '@event-planner/contracts/payment-ways';
import { payingDe } from './paying-texts-de.ts';
import { payingFr } from './paying-texts-fr.ts';
import type { Language } from './texts.ts';

/** What somebody is told who pays a booking by a way that takes its time. Another language is another value of its type. */
const en = {
  chosen: {
    transfer: {
      subject: (eventTitle: string) => `Please transfer the money for ${eventTitle}`,
      heading: 'Your places are kept for you',
      body: ({ name, eventTitle, organizerName }: BookingDue) =>
        `${name}, we keep your places for ${eventTitle}. Please transfer the money to ${organizerName}; your tickets come by mail as soon as it is there.`,
    },
    on_site: {
      subject: (eventTitle: string) => `Your places for ${eventTitle} are kept: pay at the box office`,
      heading: 'Your places are kept for you',
      body: ({ name, eventTitle, organizerName }: BookingDue) =>
        `${name}, we keep your places for ${eventTitle}. Pay at the box office of ${organizerName} and name your booking; you get your tickets there and then, and by mail.`,
    },
    invoice: {
      subject: (eventTitle: string) => `Your wish to pay on an invoice: ${eventTitle}`,
      heading: 'The organizer has your wish',
      body: ({ name, eventTitle, organizerName }: BookingDue) =>
        `${name}, you would like to pay for ${eventTitle} on an invoice. ${organizerName} decides about it; as soon as they agree your tickets come by mail.`,
    },
  },
  amount: 'Amount',
  holder: 'To',
  iban: 'IBAN',
  bic: 'BIC',
  reference: 'Reference',
  until: 'Until',
  exactly: 'Please give exactly this reference: it is how your money is recognized.',
  code: 'Your bank’s app can read the attached code (GiroCode).',
  otherwise: 'After that moment your places are free for others. Until then you may still pay in another way.',
  view: 'View booking',
  due: {
    subject: (eventTitle: string) => `Your transfer for ${eventTitle} is not here yet`,
    heading: 'Your transfer is not here yet',
    body: ({ name, eventTitle }: BookingDue) =>
      `${name}, we keep your places for ${eventTitle}, but your transfer has not arrived yet. Have you sent it already? Then you need not do anything.`,
  },
  processing: {
    subject: (eventTitle: string) => `Your payment is under way: ${eventTitle}`,
    heading: 'Your payment is under way',
    body: (eventTitle: string, reference: string, until: string) =>
      `Your payment for ${eventTitle} (booking ${reference}) takes a few days. We keep your places until ${until} at the latest; your tickets come by mail as soon as the money is there.`,
  },
  failed: {
    subject: (eventTitle: string) => `Your payment did not come through: ${eventTitle}`,
    heading: 'Your payment did not come through',
    body: (eventTitle: string, reference: string, until: string) =>
      `Your bank did not pay for ${eventTitle} (booking ${reference}). We keep your places until ${until}: until then you can pay in another way.`,
  },
  overdue: {
    subject: (eventTitle: string) => `An invoice is overdue: ${eventTitle}`,
    heading: 'An invoice is overdue',
    body: ({ eventTitle, reference, amount, day }: Readonly<Record<'eventTitle' | 'reference' | 'amount' | 'day', string>>) =>
      `The invoice for ${eventTitle} (booking ${reference}) over ${amount} was to be paid by ${day}. Please transfer the money with the reference ${reference}. Have you sent it already? Then you need not do anything.`,
  },
};

export type PayingTexts = typeof en;

const texts: Readonly<Record<Language, PayingTexts>> = { en, de: payingDe, fr: payingFr };

export const payingTextsIn = (language: Language): PayingTexts => texts[language];
