import { paymentDataTold, paymentPersonErased } from '@event-planner/contracts/privacy-messages';
import type { Routes } from '@event-planner/platform/http';
import { holderSubscribers, obstacleRoutes } from '@event-planner/platform/personal-data';
import type { PaymentContext } from '../context.ts';
import type { Tables } from '../tables.ts';
import { erasePerson, listObstacles, listPersonalData } from './store.ts';

export const privacySubscribers = ({ publish, webUrl }: Pick<PaymentContext, 'publish' | 'webUrl'>) =>
  holderSubscribers<Tables>({
    list: (tx, person) => listPersonalData(tx, person, webUrl),
    erase: erasePerson,
    tell: (tx, part) => publish(tx, paymentDataTold, part),
    sayErased: (tx, done) => publish(tx, paymentPersonErased, done),
  });

export const privacyRoutes = ({ db }: Pick<PaymentContext, 'db'>): Routes =>
  obstacleRoutes('/payments/obstacles', userId => listObstacles(db.query, userId));
