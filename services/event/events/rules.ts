import type { EventDetail, EventInventory, TicketType } from '@event-planner/contracts/event';
import { toSummary } from '../summary.ts';
import type { EventRow } from './store.ts';

export const toDetail = (event: EventRow, ticketTypes: TicketType[]): EventDetail => ({
  ...toSummary(event),
  version: event.version,
  description: event.description,
  doorsAt: event.doorsAt.toISOString(),
  venue: {
    id: event.venueId,
    name: event.venueName,
    address: event.address,
    city: event.city,
    country: event.country,
    timeZone: event.timeZone,
    latitude: event.latitude,
    longitude: event.longitude,
    accessibility: event.accessibility,
  },
  organizer: { id: event.organizerId, slug: event.organizerSlug, name: event.organizerName, about: event.about },
  ticketTypes,
});

export const toInventory = (event: EventRow, sold: Pick<EventInventory, 'ticketTypes' | 'seatMap'>): EventInventory => ({
  eventId: event.id,
  version: event.version,
  slug: event.slug,
  title: event.title,
  state: event.state,
  startsAt: event.startsAt.toISOString(),
  endsAt: event.endsAt.toISOString(),
  currency: event.currency,
  venueName: event.venueName,
  venueAddress: event.address,
  timeZone: event.timeZone,
  organizerName: event.organizerName,
  ...sold,
});
