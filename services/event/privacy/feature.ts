import { eventDataTold, eventPersonErased } from '@event-planner/contracts/privacy-messages';
import type { Routes } from '@event-planner/platform/http';
import { holderSubscribers, obstacleRoutes } from '@event-planner/platform/personal-data';
import type { EventContext } from '../context.ts';
import type { Tables } from '../tables.ts';
import { erasePerson, listObstacles, listPersonalData } from './store.ts';

export const privacySubscribers = ({ publish }: Pick<EventContext, 'publish'>) =>
  holderSubscribers<Tables>({
    list: listPersonalData,
    erase: erasePerson,
    tell: (tx, part) => publish(tx, eventDataTold, part),
    sayErased: (tx, done) => publish(tx, eventPersonErased, done),
  });

export const privacyRoutes = ({ db }: Pick<EventContext, 'db'>): Routes =>
  obstacleRoutes('/organizers/obstacles', userId => listObstacles(db.query, userId));
