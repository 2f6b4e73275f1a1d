export const subscribing = {
  calendar: {
    title: 'Tickets in your calendar',
    text: 'Your own calendar program can show everything you have tickets for, with places, changes and cancellations, and keep it up to date.',
    make: 'Get a calendar address',
    shownOnce: 'This is your address. It is shown only now: whoever knows it can see your bookings.',
    address: 'Calendar address',
    copy: 'Copy address',
    copied: 'Address copied',
    since: 'You have had a calendar address since {{day}}.',
    replace: 'Get a new address',
    replaceText: 'The address your calendars use now will stop working, and you will get another one.',
    revoke: 'Turn off',
    revokeText: 'Calendars that use the address will no longer be updated.',
    keep: 'Leave it as it is',
    failed: 'That did not work. Please try again.',
  },
};
