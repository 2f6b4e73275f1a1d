import { SecondFactorNeeded, Session } from '@event-planner/contracts/auth';
import { z } from 'zod';
import { openSession } from '../../../lib/session/session.ts';

/** What comes of a first proof: a session, or a ticket to bring the second with. */
export const Admitted = z.union([Session, SecondFactorNeeded]);
export type Admitted = z.infer<typeof Admitted>;

export const openAdmitted = (admitted: Admitted): void => {
  if ('accessToken' in admitted) openSession(admitted);
};
