import { OrganizerForm, type OwnOrganizer } from '@event-planner/contracts/organizer';

/** The part of an organizer that its members write. */
export const formOf = (organizer: OwnOrganizer): OrganizerForm =>
  OrganizerForm.parse(Object.fromEntries(Object.keys(OrganizerForm.shape).map(name => [name, organizer[name as keyof OwnOrganizer]])));
