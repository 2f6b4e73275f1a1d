export const balancing = {
  balance: {
    in: 'In {{currency}}',
    owed: 'We owe you',
    owing: 'You owe us',
    nothing: 'Nothing has been sold yet. As soon as somebody buys, every cent is here.',
  },
  /** The accounts of the books, in words for people. */
  account: {
    provider: 'With the payment provider',
    received: 'Paid, not sold yet',
    to_refund: 'On its way back to buyers',
    suspense: 'Not assigned yet',
    platform_fees: 'Fees of the platform',
    provider_fees: 'Fees of the payment provider',
    sales: 'Sales, net',
    taxes: 'Taxes of your sales',
    refunds: 'Given back, net',
    fees: 'Our fees',
    disputes: 'Disputed by buyers',
    payouts: 'Paid out to you',
    cash: 'In your till, in cash',
    terminal: 'With your card terminal',
    bank: 'On your bank account',
    receivable: 'Invoices not paid yet',
    by_hand: 'Paid back by you',
    credit: 'Credit of buyers',
  },
};
