export const carrying = {
  carrying: {
    apple: 'Zu Apple Wallet',
    google: 'Zu Google Wallet',
    allApple: 'Alle in Apple Wallet',
    failed: 'Das Ticket ließ sich nicht in die Wallet legen. Bitte versuche es noch einmal.',
    show: 'Groß zeigen',
    title: 'Deine Tickets, groß',
    close: 'Schließen',
    previous: 'Voriges Ticket',
    next: 'Nächstes Ticket',
    count: 'Ticket {{number}} von {{of}}',
    brighter: 'Stell den Bildschirm ganz hell.',
    awake: 'Der Bildschirm bleibt an.',
  },
};
