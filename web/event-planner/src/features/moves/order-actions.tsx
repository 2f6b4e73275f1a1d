import type { Booking } from '@event-planner/contracts/booking';
import { useNavigate } from '@tanstack/react-router';
import { Plus, Split } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { setPurpose } from '../../lib/order/purpose.ts';
import { SplitDialog } from './split-dialog.tsx';

/** What may be done with a whole order: more tickets, or two orders instead of one. */
export function OrderActions({ booking, onSplit }: { readonly booking: Booking; readonly onSplit: (bookingId: string) => void }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [splitting, setSplitting] = useState(false);
  if (booking.state !== 'confirmed') return null;
  const valid = booking.tickets.filter(ticket => ticket.state === 'valid');
  const add = (): void => {
    setPurpose({
      kind: 'addition',
      bookingId: booking.id,
      reference: booking.reference,
      eventIds: [booking.eventId],
      ticketIds: [],
      having: countOf(booking),
    });
    void navigate({ to: '/events/$slug', params: { slug: booking.eventSlug } });
  };
  return (
    <>
      {booking.origin !== 'transfer' && (
        <Button look="secondary" onClick={add}>
          <Plus aria-hidden className="size-5" />
          {t('moves.add')}
        </Button>
      )}
      {valid.length > 1 && booking.replaces === null && (
        <Button look="secondary" onClick={() => setSplitting(true)}>
          <Split aria-hidden className="size-5" />
          {t('moves.split')}
        </Button>
      )}
      {splitting && <SplitDialog bookingId={booking.id} tickets={booking.tickets} onClose={() => setSplitting(false)} onSplit={onSplit} />}
    </>
  );
}

/** What an order has by kind of ticket, bundles taken apart. */
function countOf({ lines }: Pick<Booking, 'lines'>): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { ticketTypeId, quantity, includes = [] } of lines)
    for (const part of [{ ticketTypeId, quantity }, ...includes.map(one => ({ ...one, quantity: one.quantity * quantity }))])
      counts[part.ticketTypeId] = (counts[part.ticketTypeId] ?? 0) + part.quantity;
  return counts;
}
