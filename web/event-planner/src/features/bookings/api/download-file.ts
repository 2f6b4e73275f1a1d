import { useMutation } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { requestFile } from '../../../lib/api/request.ts';
import { saveFile } from '../../../lib/save-file.ts';

const files = { pdf: { path: 'tickets.pdf', ending: 'pdf' }, calendar: { path: 'calendar.ics', ending: 'ics' } } as const;

/** Saves a file of a booking. Fetched rather than linked, because a link carries no access token. */
export function useDownloadFile(bookingId: string, reference: string) {
  const { language } = useTranslation().i18n;
  return useMutation({
    mutationFn: async (kind: keyof typeof files) => {
      const { path, ending } = files[kind];
      saveFile(
        await requestFile(`/bookings/${bookingId}/${path}`, {
          query: kind === 'pdf' ? { language } : {},
          as: 'caller',
          cart: true,
        }),
        `${reference}.${ending}`,
      );
    },
  });
}
