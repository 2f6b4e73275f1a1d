export const frame = {
  area: {
    title: 'Money',
    label: 'Your money',
    notForYou: 'Owners and managers of the team look after its money.',
  },
  /** One name and one sentence for each part. */
  parts: {
    balance: 'Balance',
    taxes: 'Taxes',
    invoices: 'Invoices',
    billing: 'Billing',
    payouts: 'Payouts',
    disputes: 'Disputes',
    transfers: 'Transfers',
    refunds: 'Refunds',
  },
  about: {
    balance: 'What you sold and gave back, and what we owe you.',
    taxes: 'Net, tax and gross of each rate, by the day of sale, to hand on to your tax advisor.',
    invoices: 'Everything that was written: look for it, take it along, cancel what was wrong.',
    billing: 'What your invoices say of you, and who gets one.',
    payouts: 'Where your money is, where it goes, and when.',
    disputes: 'Payments that buyers’ banks want back.',
    transfers: 'Statements of your bank, what they pay, and what you still wait for.',
    refunds: 'Refunds that you send by bank transfer, and those made in the payment provider’s dashboard.',
  },
};
