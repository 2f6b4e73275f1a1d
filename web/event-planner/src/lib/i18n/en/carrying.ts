export const carrying = {
  carrying: {
    apple: 'Add to Apple Wallet',
    google: 'Add to Google Wallet',
    allApple: 'All in Apple Wallet',
    failed: 'The ticket could not be put into the wallet. Please try again.',
    show: 'Show large',
    title: 'Your tickets, large',
    close: 'Close',
    previous: 'Previous ticket',
    next: 'Next ticket',
    count: 'Ticket {{number}} of {{of}}',
    brighter: 'Turn the brightness of the screen all the way up.',
    awake: 'The screen stays on.',
  },
};
