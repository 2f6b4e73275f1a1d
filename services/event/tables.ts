import type { EventDetail, EventSummary } from '@event-planner/contracts/event';
import type { MemberRole } from '@event-planner/contracts/member-role';
import type { EventSections, SectionName } from '@event-planner/contracts/planning';
import type { SeatMap } from '@event-planner/contracts/seat-map';
import type { SeriesSections, SeriesTiming } from '@event-planner/contracts/series';
import type { Generated } from '@event-planner/platform/database';

export interface Tables {
  organizers: OrganizersTable;
  members: MembersTable;
  invitations: InvitationsTable;
  invitationMails: { organizerId: string; sentAt: Date };
  venues: VenuesTable;
  seatMaps: SeatMapsTable;
  events: EventsTable;
  ticketIds: { id: string; eventId: string };
  pictures: PicturesTable;
  covers: { eventId: string; svg: string; hash: string };
  series: SeriesTable;
  seriesDates: SeriesDatesTable;
  visits: { eventId: string; day: string; visits: number };
}

export interface OrganizersTable {
  id: string;
  slug: string;
  name: string;
  about: string;
  website: string | null;
  contactEmail: string | null;
  country: string;
  color: string | null;
  logoId: string | null;
  bannerId: string | null;
  currencies: string[];
  languages: string[];
  version: number;
}

export interface MembersTable {
  organizerId: string;
  userId: string;
  role: MemberRole;
  name: string | null;
  email: string | null;
  since: Date;
}

export interface InvitationsTable {
  id: string;
  organizerId: string;
  email: string;
  role: MemberRole;
  invitedBy: string;
  invitedById: string | null;
  invitedAt: Date;
}

export interface PicturesTable {
  id: string;
  organizerId: string;
  uploadedBy: string;
  width: number;
  height: number;
  widths: number[];
  uploadedAt: Date;
  storedAt: Date | null;
}

export interface VenuesTable {
  id: string;
  organizerId: string | null;
  name: string;
  address: string;
  city: string;
  country: string;
  timeZone: string;
  latitude: number;
  longitude: number;
  accessibility: string;
  capacity: number | null;
  version: number;
}

export interface SeatMapsTable {
  id: string;
  venueId: string;
  name: string;
  version: number;
  document: SeatMap;
  hash: string;
  seats: number;
  /** Places to stand. */
  standing: number;
  savedAt: Generated<Date>;
}

export interface EventsTable extends DerivedColumns {
  id: string;
  slug: string;
  organizerId: string;
  state: EventDetail['state'];
  version: number;
  sections: EventSections;
  changedIn: ChangedIn;
  createdAt: Date;
  publishedAt: Date | null;
}

export interface SeriesTable {
  id: string;
  slug: string;
  organizerId: string;
  version: number;
  timing: SeriesTiming;
  sections: SeriesSections;
  endless: boolean;
  createdAt: Date;
}

interface SeriesDatesTable {
  seriesId: string;
  date: string;
  /** Null once its draft was deleted. */
  eventId: string | null;
  overrides: SectionName[];
}

/** The version that last changed each section. */
export type ChangedIn = Record<SectionName, number>;

/** What lists and searches go by; `derivedOf` makes it from the sections, whenever they change. */
export interface DerivedColumns {
  title: string;
  category: EventSummary['category'] | null;
  timeZone: string;
  startsAt: Date | null;
  endsAt: Date | null;
  doorsAt: Date | null;
  firstDay: string | null;
  lastDay: string | null;
  mode: EventSummary['mode'];
  venueId: string | null;
  seatMapId: string | null;
  currency: string;
  priceFromMinor: number | null;
  visibility: EventDetail['visibility'];
  coverId: string | null;
  /** Lower case without accents: what a search looks through, and what the sorting by title goes by. */
  searchText: string;
  titleKey: string;
}
