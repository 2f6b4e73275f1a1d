import { trailDataTold, trailPersonErased } from '@event-planner/contracts/privacy-messages';
import { partsOf } from '@event-planner/platform/personal-data';
import type { Subscribers } from '@event-planner/platform/service';
import type { Chain } from '../chain/service.ts';
import type { AuditContext } from '../context.ts';
import type { audit } from '../manifest.ts';
import type { Tables } from '../tables.ts';
import { listPersonalData } from './store.ts';

type Heard = Pick<Subscribers<typeof audit, Tables>, 'user.export-requested.v1' | 'user.erasure-due.v1'>;

export const privacySubscribers = ({ publish }: Pick<AuditContext, 'publish'>, chain: Pick<Chain, 'erase'>): Heard => ({
  'user.export-requested.v1': async ({ exportId, userId }, { tx }) => {
    for (const part of partsOf(exportId, await listPersonalData(tx, userId))) await publish(tx, trailDataTold, part);
  },
  'user.erasure-due.v1': async ({ erasureId, userId, email }, { tx }) => {
    await chain.erase(tx, { userId, email });
    await publish(tx, trailPersonErased, { erasureId, userId });
  },
});
