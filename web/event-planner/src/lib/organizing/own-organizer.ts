import type { OwnOrganizer } from '@event-planner/contracts/organizer';
import { createContext, use } from 'react';

export const OwnOrganizerContext = createContext<OwnOrganizer | undefined>(undefined);

/** The organizer whose pages one is on. */
export function useOwnOrganizer(): OwnOrganizer {
  const organizer = use(OwnOrganizerContext);
  if (organizer === undefined) throw new Error('only pages below an organizer have one');
  return organizer;
}

/** What the event service allows its members; a viewer looks. */
export const mayPlan = ({ role }: Pick<OwnOrganizer, 'role'>): boolean => role !== 'viewer';
export const mayLead = ({ role }: Pick<OwnOrganizer, 'role'>): boolean => role === 'owner';
