import { GoogleWalletLink, Wallets } from '@event-planner/contracts/wallets';
import { queryOptions, useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { request, requestFile } from '../../../lib/api/request.ts';
import { openPass } from '../open-pass.ts';

/** Which wallets there are: the same for everybody, as long as the system runs. */
export const getWallets = () =>
  queryOptions({
    queryKey: ['bookings', 'wallets'],
    queryFn: ({ signal }) => request('/bookings/wallets', Wallets, { signal }),
    staleTime: Infinity,
  });

/** Puts a ticket into a wallet, which asks by itself whether it should. */
export function useAddToWallet(ticketId: string) {
  const { language } = useTranslation().i18n;
  const call = { as: 'caller', query: { language } } as const;
  return useMutation({
    mutationFn: async (wallet: keyof Wallets) => {
      const path = `/bookings/tickets/${ticketId}`;
      if (wallet === 'apple') return openPass(await requestFile(`${path}/apple.pkpass`, call), 'ticket.pkpass');
      const { url } = await request(`${path}/google-wallet`, GoogleWalletLink, call);
      return window.location.assign(url);
    },
  });
}

/** All tickets of a booking at once; Google's links hold one each. */
export function useAddAllToApple(bookingId: string) {
  const { language } = useTranslation().i18n;
  return useMutation({
    mutationFn: async () =>
      openPass(await requestFile(`/bookings/${bookingId}/apple.pkpasses`, { as: 'caller', query: { language } }), 'tickets.pkpasses'),
  });
}
