import { useMutation } from '@tanstack/react-query';
import { requestFile } from '../../../lib/api/request.ts';

const files = { pdf: { path: 'tickets.pdf', ending: 'pdf' }, calendar: { path: 'calendar.ics', ending: 'ics' } } as const;

/** Saves a file of a booking. Fetched rather than linked, because a link carries no access token. */
export const useDownloadFile = (bookingId: string, reference: string) =>
  useMutation({
    mutationFn: async (kind: keyof typeof files) => {
      const { path, ending } = files[kind];
      save(await requestFile(`/bookings/${bookingId}/${path}`, { as: 'caller', cart: true }), `${reference}.${ending}`);
    },
  });

function save(file: Blob, name: string): void {
  const address = URL.createObjectURL(file);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  setTimeout(() => URL.revokeObjectURL(address), 60_000);
}
