import { trailDataTold, trailPersonErased } from '@event-planner/contracts/privacy-messages';
import { holderSubscribers } from '@event-planner/platform/personal-data';
import type { Chain } from '../chain/service.ts';
import type { AuditContext } from '../context.ts';
import type { Tables } from '../tables.ts';
import { listPersonalData } from './store.ts';

export const privacySubscribers = ({ publish }: Pick<AuditContext, 'publish'>, { erase }: Pick<Chain, 'erase'>) =>
  holderSubscribers<Tables>({
    list: (tx, { userId }) => listPersonalData(tx, userId),
    erase,
    tell: (tx, part) => publish(tx, trailDataTold, part),
    sayErased: (tx, done) => publish(tx, trailPersonErased, done),
  });
