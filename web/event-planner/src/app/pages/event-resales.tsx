import type { EventDetail } from '@event-planner/contracts/event';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { getAvailability } from '../../features/events/api/get-availability.ts';
import { ResaleOffers } from '../../features/moves/resale-offers.tsx';

/** What visitors sell again of the ticket types that are sold out. */
export function EventResales({ event }: { readonly event: EventDetail }) {
  const navigate = useNavigate();
  const availability = useQuery(getAvailability(event.id)).data;
  const soldOut = new Set(availability?.ticketTypes.filter(type => type.left === 0).map(type => type.ticketTypeId));
  return (
    <ResaleOffers
      eventId={event.id}
      soldOut={soldOut}
      onHeld={hold => void navigate({ to: '/checkout/$holdId', params: { holdId: hold.id } })}
    />
  );
}
