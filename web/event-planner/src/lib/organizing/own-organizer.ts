import type { OwnOrganizer } from '@event-planner/contracts/organizer';
import { type Act, may } from '@event-planner/contracts/team-policies';
import { createContext, use } from 'react';

export const OwnOrganizerContext = createContext<OwnOrganizer | undefined>(undefined);

/** The organizer whose pages one is on. */
export function useOwnOrganizer(): OwnOrganizer {
  const organizer = use(OwnOrganizerContext);
  if (organizer === undefined) throw new Error('only pages below an organizer have one');
  return organizer;
}

type Member = Pick<OwnOrganizer, 'role'>;

/** What the event service allows its members. */
export const mayPlan = ({ role }: Member): boolean => role === 'owner' || role === 'manager';
export const mayLead = ({ role }: Member): boolean => role === 'owner';
/** Who sells or lets people in has no use for drafts, venues and settings. */
export const seesPlans = ({ role }: Member): boolean => role !== 'box_office' && role !== 'check_in';
/** What the booking service allows them. */
export const mayDo = ({ role }: Member, act: Act): boolean => may(role, act);
