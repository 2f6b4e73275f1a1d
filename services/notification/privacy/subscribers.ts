import { notificationDataTold, notificationPersonErased } from '@event-planner/contracts/privacy-messages';
import { partsOf } from '@event-planner/platform/personal-data';
import type { Subscribers } from '@event-planner/platform/service';
import type { NotificationContext } from '../context.ts';
import type { notification } from '../manifest.ts';
import type { Tables } from '../tables.ts';
import { erasePerson, listPersonalData } from './store.ts';

export type PrivacySubscribers = Pick<Subscribers<typeof notification, Tables>, 'user.export-requested.v1' | 'user.erasure-due.v1'>;

export const privacySubscribers = ({ publish }: Pick<NotificationContext, 'publish'>): PrivacySubscribers => ({
  'user.export-requested.v1': async ({ exportId, userId, email }, { tx }) => {
    for (const part of partsOf(exportId, await listPersonalData(tx, { userId, email }))) await publish(tx, notificationDataTold, part);
  },
  'user.erasure-due.v1': async ({ erasureId, userId, email }, { tx }) => {
    await erasePerson(tx, { userId, email });
    await publish(tx, notificationPersonErased, { erasureId, userId });
  },
});
