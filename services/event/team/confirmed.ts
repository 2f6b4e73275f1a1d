import { type AccessClaims, SessionConfirmation } from '@event-planner/contracts/auth';
import type { EventContext } from '../context.ts';
import { refuse } from '../errors.ts';

/** Throws `confirmation_needed` unless they proved a short while ago who they are. */
export type EnsureConfirmed = (by: AccessClaims) => Promise<void>;

export const createEnsureConfirmed =
  ({ call }: Pick<EventContext, 'call'>): EnsureConfirmed =>
  async ({ sub, sid }) => {
    const path = `/auth/sessions/${sid}/confirmation?userId=${sub}`;
    const { confirmed } = sid === undefined ? { confirmed: false } : await call('auth', { path, response: SessionConfirmation });
    if (!confirmed) throw refuse('confirmation_needed', 'owners may do everything: show once more who you are to make or unmake one');
  };
