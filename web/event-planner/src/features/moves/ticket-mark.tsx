import type { Booking, Ticket } from '@event-planner/contracts/booking';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/badge.tsx';
import { getResales } from './api/resales.ts';
import { getTransfers } from './api/transfers.ts';

/** On a ticket that is for sale or offered to somebody: it is still its owner's, and may not be much longer. */
export function TicketMark({ booking, ticket }: { readonly booking: Booking; readonly ticket: Ticket }) {
  const { t } = useTranslation();
  const isMoving = ticket.state === 'valid' && booking.state === 'confirmed';
  const resales = useQuery({ ...getResales(booking.id), enabled: isMoving }).data?.items ?? [];
  const transfers = useQuery({ ...getTransfers(booking.id), enabled: isMoving }).data?.items ?? [];
  const sale = resales.find(one => one.ticketId === ticket.id && (one.state === 'listed' || one.state === 'held'));
  if (sale) return <Badge tone="warning">{t(sale.state === 'held' ? 'moves.beingBought' : 'moves.markForSale')}</Badge>;
  const isOffered = transfers.some(one => one.state === 'open' && one.ticketIds.includes(ticket.id));
  return isOffered ? <Badge tone="warning">{t('moves.markOffered')}</Badge> : null;
}
