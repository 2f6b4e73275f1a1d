import { type OwnVenue, VenueForm } from '@event-planner/contracts/venue';

/** The part of a venue that people write. */
export const formOf = (venue: OwnVenue): VenueForm =>
  VenueForm.parse(Object.fromEntries(Object.keys(VenueForm.shape).map(name => [name, venue[name as keyof OwnVenue]])));
