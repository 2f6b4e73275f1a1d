import { eventCancelled, eventCreated, eventPostponed, eventPublished, eventUpdated } from '@event-planner/contracts/messages';
import { defineService, gb, minutes } from '@event-planner/model';

/** What is on: organizers, venues with their seat maps, events and what their tickets cost. */
export const event = defineService({
  name: 'event',
  port: 8082,
  routes: ['/events', '/organizers', '/venues', '/series'],
  pages: ['/events/*', '/organizers/*', '/series/*', '/sitemap.xml', '/robots.txt'],
  database: { storage: gb(200), replicas: 2, connectionsPerTask: 20 },
  cache: {
    event: { key: 'event:{id}', ttl: minutes(15), dropOn: ['owner'] },
    listing: { key: 'listing:{id}', ttl: minutes(5), dropOn: ['owner'] },
  },
  publishes: [eventCreated, eventPublished, eventUpdated, eventPostponed, eventCancelled],
  calls: ['auth'],
  jobs: {
    'end-past': { schedule: '*/15 * * * *', timeout: minutes(1) },
    'extend-series': { schedule: '20 3 * * *', timeout: minutes(5) },
  },
  compute: { cpu: 0.5, memory: gb(1), tasks: [4, 20] },
});
