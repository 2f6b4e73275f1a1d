import type { EventDetail } from '@event-planner/contracts/event';
import type { SeatMap } from '@event-planner/contracts/seat-map';

export interface Tables {
  organizers: { id: string; slug: string; name: string; about: string };
  members: { organizerId: string; userId: string };
  venues: VenuesTable;
  seatMaps: SeatMapsTable;
  events: EventsTable;
  ticketTypes: TicketTypesTable;
  covers: { eventId: string; svg: string; hash: string };
}

interface VenuesTable {
  id: string;
  name: string;
  address: string;
  city: string;
  country: string;
  timeZone: string;
  latitude: number;
  longitude: number;
  accessibility: string;
}

interface SeatMapsTable {
  id: string;
  venueId: string;
  name: string;
  version: number;
  document: SeatMap;
  hash: string;
}

export interface EventsTable {
  id: string;
  slug: string;
  organizerId: string;
  venueId: string;
  seatMapId: string | null;
  title: string;
  category: EventDetail['category'];
  description: string;
  doorsAt: Date;
  startsAt: Date;
  endsAt: Date;
  firstDay: string;
  lastDay: string;
  currency: string;
  priceFromMinor: number;
  state: EventDetail['state'];
  version: number;
  searchText: string;
  titleKey: string;
}

export interface TicketTypesTable {
  id: string;
  eventId: string;
  position: number;
  name: string;
  description: string;
  priceMinor: number;
  category: string | null;
  capacity: number | null;
  minPerOrder: number;
  maxPerOrder: number;
  salesStart: Date;
  salesEnd: Date;
}
