export const frame = {
  operate: {
    title: 'Platform',
    text: 'What those who run this platform look after. Organizers see none of it.',
    overview: 'Overview',
  },
  parts: {
    fees: 'Fees',
    payouts: 'Payouts',
    books: 'Books',
    reconciliation: 'Reconciliation',
    provider: 'Provider',
    audit: 'Audit log',
  },
  partTexts: {
    fees: 'What the platform takes of a ticket, by default and of each organizer, from which day on.',
    payouts: 'What is paid out to organizers and when, by the provider and by hand.',
    books: 'Every movement of money, and the proof that the books add up.',
    reconciliation: 'Whether the provider, the books and the bookings say the same.',
    provider: 'How the payment provider fares, and what it told of that could not be handled.',
    audit: 'Who changed what, when and from where, on the whole platform; and whether that record holds.',
  },
};
