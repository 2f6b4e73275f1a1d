export const frame = {
  area: {
    title: 'Money',
    label: 'Your money',
    notForYou: 'Owners and managers of the team look after its money.',
  },
  /** One name and one sentence for each part. */
  parts: {
    balance: 'Balance',
  },
  about: {
    balance: 'What you sold and gave back, and what we owe you.',
  },
};
