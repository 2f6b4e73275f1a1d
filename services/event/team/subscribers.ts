import type { profileChanged } from '@event-planner/contracts/user-messages';
import type { Body } from '@event-planner/model';
import type { Handling } from '@event-planner/platform/messaging';
import type { Tables } from '../tables.ts';
import { renameMember } from './store.ts';

/** Teams show their members by the names these go by. */
export const onProfileChanged = ({ userId, name }: Body<typeof profileChanged>, { tx }: Handling<Tables>): Promise<void> =>
  renameMember(tx, userId, name);
