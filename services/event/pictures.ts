import { type Covered, coverAsAddress } from './cover.ts';
import type { EventsTable } from './tables.ts';

/** Where an uploaded picture is found. */
export const pictureUrl = (id: string): string => `/api/organizers/pictures/${id}`;
export const pictureIdIn = (url: string): string | undefined => /\/organizers\/pictures\/([\w-]+)$/.exec(url)?.[1];
export const pictureUrlOrNull = (id: string | null): string | null => (id === null ? null : pictureUrl(id));

export interface WithCover extends Covered, Pick<EventsTable, 'slug' | 'state' | 'visibility'> {
  readonly coverId: string | null;
}

/** An event's picture: the one it was given, or one drawn for it; inside the address itself where nobody else may see it. */
export function coverUrlOf(event: WithCover): string {
  if (event.coverId !== null) return pictureUrl(event.coverId);
  return event.state === 'draft' || event.visibility === 'private' ? coverAsAddress(event) : `/api/events/${event.slug}/cover.svg`;
}
