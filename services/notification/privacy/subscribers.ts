import { notificationDataTold, notificationPersonErased } from '@event-planner/contracts/privacy-messages';
import { holderSubscribers } from '@event-planner/platform/personal-data';
import type { NotificationContext } from '../context.ts';
import type { Tables } from '../tables.ts';
import { erasePerson, listPersonalData } from './store.ts';

export const privacySubscribers = ({ publish }: Pick<NotificationContext, 'publish'>) =>
  holderSubscribers<Tables>({
    list: listPersonalData,
    erase: erasePerson,
    tell: (tx, part) => publish(tx, notificationDataTold, part),
    sayErased: (tx, done) => publish(tx, notificationPersonErased, done),
  });
