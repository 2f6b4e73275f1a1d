import { type Plans, nothing } from '../plan.ts';

const language = { name: 'a language that passes are not written in', query: 'language=tlh', expects: [400, 'invalid_request'] } as const;

export const walletPlans: Plans = {
  'GET /api/bookings/wallets': () => ({ specials: [] }),
  'GET /api/bookings/tickets/{ticketId}/apple.pkpass': ({ ada, grace }) => ({
    at: { ticketId: nothing },
    specials: [
      { name: 'somebody else’s ticket', at: { ticketId: grace.confirmed.tickets[0]?.id ?? '' }, expects: [404, 'not_found'] },
      {
        name: 'a wallet that is not configured',
        at: { ticketId: ada.confirmed.tickets[0]?.id ?? '' },
        expects: [409, 'wallet_not_configured'],
      },
      { ...language, at: { ticketId: nothing } },
    ],
  }),
  'GET /api/bookings/{bookingId}/apple.pkpasses': ({ ada, grace }) => ({
    at: { bookingId: nothing },
    specials: [
      { name: 'somebody else’s booking', at: { bookingId: grace.confirmed.id }, expects: [404, 'not_found'] },
      { name: 'a cancelled booking', at: { bookingId: ada.cancelled.id }, expects: [409, 'tickets_missing'] },
      { name: 'a wallet that is not configured', at: { bookingId: ada.confirmed.id }, expects: [409, 'wallet_not_configured'] },
      { ...language, at: { bookingId: nothing } },
    ],
  }),
  'GET /api/bookings/tickets/{ticketId}/google-wallet': ({ ada, grace }) => ({
    at: { ticketId: nothing },
    specials: [
      { name: 'somebody else’s ticket', at: { ticketId: grace.confirmed.tickets[0]?.id ?? '' }, expects: [404, 'not_found'] },
      {
        name: 'a wallet that is not configured',
        at: { ticketId: ada.confirmed.tickets[0]?.id ?? '' },
        expects: [409, 'wallet_not_configured'],
      },
      { ...language, at: { ticketId: nothing } },
    ],
  }),
};
