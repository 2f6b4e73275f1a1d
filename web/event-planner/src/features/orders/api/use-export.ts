import type { ExportFormat, ExportKind } from '@event-planner/contracts/exports';
import { useMutation } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { download } from '../../../lib/api/request.ts';
import { saveFile } from '../../../lib/save-file.ts';
import type { OrderSearch } from '../order-search.ts';

export interface WantedExport {
  readonly kind: ExportKind;
  readonly format: ExportFormat;
}

/** Has a file made and keeps it; `bytes` is how much of it has come. */
export function useExport(eventId: string, { sort: _, ...filters }: OrderSearch) {
  const { language } = useTranslation().i18n;
  const [bytes, setBytes] = useState(0);
  const made = useMutation({
    async mutationFn({ kind, format }: WantedExport) {
      setBytes(0);
      const query = { ...(kind === 'orders' ? filters : { q: filters.q }), format, language };
      const { file, name } = await download(`/bookings/events/${eventId}/exports/${kind}`, { query, as: 'caller' }, setBytes);
      saveFile(file, name ?? `${kind}.${format}`);
    },
  });
  return { ...made, bytes };
}
