import type { Texts } from './texts.ts';

const ticketsIn = (count: number): string => (count === 1 ? 'one ticket' : `${count} tickets`);
const upper = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1);

export const en: Texts = {
  locale: 'en-GB',
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
    taxNotCharged: 'Tax not charged (reverse charge)',
    free: 'Free',
    view: 'View tickets',
    given: 'Passed on to you; there is nothing to pay.',
    attached: 'The tickets are attached as PDF, with a calendar entry. Show the codes at the door, on paper or on the screen.',
    notAttached: 'You find your tickets in your bookings. Show the codes at the door, on paper or on the screen.',
    invoice: 'Your invoice is with your booking as soon as the organizer has written it. There you can also ask for one, and say to whom.',
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
  creditAgain: amount =>
    `${amount} had been paid with credit: they are your credit at the organizer again, which you find at checkout and in your account.`,
  refund: {
    subject: amount => `Your refund of ${amount}`,
    heading: amount => `${amount} is on its way back to you`,
    body: description => `We have refunded your payment for ${description} to the card you paid with.`,
    bodyPart: (description, amount) => `Of your payment for ${description} we have refunded ${amount} to the card you paid with.`,
    headingCredit: amount => `${amount} are your credit again`,
    bodyCredit: description => `We have given back your payment for ${description}.`,
    when: 'Banks take 5 to 10 days to show it on a statement.',
    view: 'View booking',
  },
  transfer: {
    subject: (from, eventTitle, count) => `${from} has ${count === 1 ? 'a ticket' : `${count} tickets`} for you: ${eventTitle}`,
    heading: eventTitle => `Come to ${eventTitle}?`,
    body: (from, eventTitle, count) =>
      `${from} would like to give you ${count === 1 ? 'a ticket' : `${count} tickets`} for ${eventTitle}. ${count === 1 ? 'It is' : 'They are'} yours once you accept, and ${count === 1 ? 'costs' : 'cost'} you nothing.`,
    message: (from, message) => `${from} writes: ${message}`,
    look: 'Look and decide',
    until: when => `You can accept until ${when}.`,
    secret: 'Keep this mail to yourself: whoever has the link can take the tickets.',
    sold: {
      subject: eventTitle => `Sold: your ticket for ${eventTitle}`,
      heading: 'Your ticket is sold',
      body: (eventTitle, reference, payout) =>
        `Somebody has bought your ticket for ${eventTitle} (booking ${reference}). ${payout} goes back to where you paid it from. The code that you had no longer opens the door.`,
    },
    accepted: {
      subject: eventTitle => `Accepted: your tickets for ${eventTitle}`,
      heading: 'They have been accepted',
      body: (offeredTo, eventTitle, count) =>
        `${offeredTo} has accepted ${count === 1 ? 'your ticket' : `${count} of your tickets`} for ${eventTitle}. The codes you had for ${count === 1 ? 'it' : 'them'} no longer open the door.`,
    },
    declined: {
      subject: eventTitle => `Not accepted: your tickets for ${eventTitle}`,
      heading: 'They are still yours',
      body: (offeredTo, eventTitle, count) =>
        `${offeredTo} has declined ${count === 1 ? 'your ticket' : `${count} of your tickets`} for ${eventTitle}. ${count === 1 ? 'It stays' : 'They stay'} valid as before.`,
    },
    expired: {
      subject: eventTitle => `Nobody answered: your tickets for ${eventTitle}`,
      heading: 'They are still yours',
      body: (offeredTo, eventTitle, count) =>
        `${offeredTo} has not answered in time. ${count === 1 ? 'Your ticket' : `${count} of your tickets`} for ${eventTitle} ${count === 1 ? 'stays' : 'stay'} yours, valid as before. You can offer ${count === 1 ? 'it' : 'them'} again.`,
    },
    over: {
      withdrawn: {
        subject: eventTitle => `Taken back: tickets for ${eventTitle}`,
        heading: 'The offer was taken back',
        body: (from, eventTitle) =>
          `${from} has taken back the tickets for ${eventTitle} that were offered to you. The link does nothing any more.`,
      },
      expired: {
        subject: eventTitle => `Over: the offer of tickets for ${eventTitle}`,
        heading: 'The offer has ended',
        body: (from, eventTitle) =>
          `The time to accept the tickets for ${eventTitle} is over; they stay with ${from}. If you still want them, ask ${from} to offer them again.`,
      },
    },
  },
  heldPayment: {
    payable: {
      subject: description => `You can pay now: ${description}`,
      heading: 'Your places are still yours',
      lines: ({ amount, until }) => [
        `The payment provider could not be reached when you wanted to pay ${amount}. It is back, and we kept your places.`,
        `Please pay by ${until} UTC. After that the places are free for others again. Nothing has been charged so far.`,
      ],
      action: 'Pay now',
    },
    givenUp: {
      subject: description => `We could not take your payment: ${description}`,
      heading: 'We are sorry',
      lines: ({ amount }) => [
        `The payment provider could not be reached for so long that we had to give your places back. You were not charged: the ${amount} were never asked for.`,
        'If there are places left, you can book again.',
      ],
      action: 'See the booking',
    },
  },
  givenBack: {
    subject: {
      buyer: (eventTitle, count) => `You cancelled ${ticketsIn(count)}: ${eventTitle}`,
      team: (eventTitle, count) =>
        count === 0 ? `You get money back: ${eventTitle}` : `${upper(ticketsIn(count))} cancelled: ${eventTitle}`,
      event: eventTitle => `Cancelled: ${eventTitle}`,
      invoice: eventTitle => `Your invoice is reduced: ${eventTitle}`,
    },
    body: {
      buyer: ({ eventTitle, reference, count }) =>
        `You cancelled ${ticketsIn(count)} for ${eventTitle} (booking ${reference}). ${count === 1 ? 'It is' : 'They are'} no longer valid.`,
      team: ({ organizer, eventTitle, reference, count }) =>
        count === 0
          ? `${organizer} gives you money back for ${eventTitle} (booking ${reference}).`
          : `${organizer} cancelled ${ticketsIn(count)} of your booking ${reference} for ${eventTitle}. ${count === 1 ? 'It is' : 'They are'} no longer valid.`,
      invoice: ({ organizer, eventTitle, reference }) =>
        `${organizer} takes something off your invoice for ${eventTitle} (booking ${reference}).`,
      event: ({ organizer, eventTitle, reference }) =>
        `${organizer} had to cancel ${eventTitle}. Your booking ${reference} ends with it: its tickets are no longer valid. We are sorry.`,
    },
    left: count => `${count === 1 ? 'One ticket' : `${count} tickets`} of the booking ${count === 1 ? 'stays' : 'stay'} valid.`,
    reason: (organizer, reason) => `${organizer} says: ${reason}`,
    byCard: amount =>
      `You get ${amount} back to the card you paid with. Banks take 5 to 10 days to show it on a statement; you need not do anything.`,
    byHand: (amount, organizer) => `You get ${amount} back. ${organizer} pays it out to you.`,
    byInvoice: (amount, organizer) => `${amount} come off your invoice. What you have paid of it already, ${organizer} pays back to you.`,
    asCredit: (amount, organizer) =>
      `You have a credit of ${amount} at ${organizer} now. It pays for tickets of any of their events, does not expire, and is shown at checkout and in your account.`,
    nothing: 'No money goes back.',
    view: 'View booking',
  },
  postponed: {
    subject: eventTitle => `Postponed: ${eventTitle}`,
    body: ({ organizer, eventTitle, reference, count }) =>
      `${organizer} had to postpone ${eventTitle}. The new date is not known yet. ${count === 1 ? 'Your ticket' : 'Your tickets'} (booking ${reference}) ${count === 1 ? 'stays' : 'stay'} valid for it.`,
    giveBack: until => `If you would rather not wait, you can give tickets back and get everything back that you paid, until ${until}.`,
    after: 'After that, the organizer’s usual terms hold again.',
    view: 'View booking',
  },
  invitation: {
    subject: (from, organizer) => `${from} invites you to the team of ${organizer}`,
    heading: organizer => `Join ${organizer}?`,
    body: (from, organizer, role) => `${from} would like you to work in the team of ${organizer}, as ${role}.`,
    roles: { owner: 'an owner', manager: 'a manager', box_office: 'box office', check_in: 'door staff', viewer: 'a viewer' },
    how: (email, days) =>
      `Log in with ${email}, or make an account with this address; then accept or decline. The invitation is good for ${days} days.`,
    look: 'See the invitation',
    stranger: 'You know nobody there? Then do nothing: nothing happens unless you agree.',
  },
  footer: 'You get this mail because of something you did with Event Planner. It is not advertising.',
  strangersFooter: from => `You get this mail because ${from} gave us your address for it. It is not advertising.`,
};
