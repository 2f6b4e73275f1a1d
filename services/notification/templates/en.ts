import type { Texts } from './texts.ts';

export const en: Texts = {
  locale: 'en-GB',
  code: {
    subject: code => `${code} is your code`,
    greeting: name => `Hello ${name},`,
    body: 'enter this code to go on:',
    validUntil: minutes => (minutes === 1 ? 'It works for one minute.' : `It works for ${minutes} minutes.`),
    notYou: 'You did not ask for it? Then somebody mistyped an address. Nothing happens without the code; never tell it to anyone.',
  },
  confirmation: {
    subject: (eventTitle, count) => (count === 0 ? `Your donation: ${eventTitle}` : `Your tickets: ${eventTitle}`),
    heading: (eventTitle, count) => (count === 0 ? 'Thank you' : `See you at ${eventTitle}`),
    body: (name, count) =>
      count === 0
        ? `${name}, your donation has arrived. Thank you.`
        : `${name}, your booking is confirmed. ${count === 1 ? 'Your ticket is' : `Your ${count} tickets are`} ready.`,
    when: 'When',
    where: 'Where',
    join: 'Join at',
    reference: 'Booking',
    total: 'Total',
    tax: (name, rate) => `${name} ${rate} %`,
    taxIncluded: (name, rate) => `of which ${name} ${rate} %`,
    free: 'Free',
    view: 'View tickets',
    attached: 'The tickets are attached as PDF, with a calendar entry. Show the codes at the door, on paper or on the screen.',
    notAttached: 'You find your tickets in your bookings. Show the codes at the door, on paper or on the screen.',
    by: organizer => `${organizer} is the organizer.`,
  },
  cancellation: {
    subject: eventTitle => `Your booking could not be completed: ${eventTitle}`,
    heading: 'Your booking could not be completed',
    body: (eventTitle, reference) =>
      `Your payment for ${eventTitle} (booking ${reference}) reached us when your places could not be given to you any more. It bought no tickets.`,
    money: amount =>
      `You get all of your money back: we have started a refund of ${amount} to the card you paid with. We write to you once it is on its way; you need not do anything.`,
    apology: 'We are sorry.',
    other: 'Look for other places',
  },
  refund: {
    subject: amount => `Your refund of ${amount}`,
    heading: amount => `${amount} is on its way back to you`,
    body: description => `We have refunded your payment for ${description} to the card you paid with.`,
    when: 'Banks take 5 to 10 days to show it on a statement.',
    view: 'View booking',
  },
  footer: 'You get this mail because of something you did with Event Planner. It is not advertising.',
};
