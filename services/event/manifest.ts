import { eventAudited } from '@event-planner/contracts/audit';
import {
  eventCancelled,
  eventCreated,
  eventPostponed,
  eventPublished,
  eventUpdated,
  memberInvited,
} from '@event-planner/contracts/messages';
import { profileChanged } from '@event-planner/contracts/user-messages';
import { eventDataTold, eventPersonErased, erasureDue, exportRequested } from '@event-planner/contracts/privacy-messages';
import { defineService, gb, hours, minutes, on, seconds } from '@event-planner/model';

/** All that changes what the public sees. We hear them ourselves: what is remembered is forgotten even if whoever changed it died on the way. */
const changes = [eventPublished, eventUpdated, eventPostponed, eventCancelled] as const;

/** What is on: organizers, venues with their seat maps, events and what their tickets cost. */
export const event = defineService({
  name: 'event',
  port: 8082,
  routes: ['/events', '/organizers', '/venues', '/series'],
  pages: ['/events/*', '/organizers/*', '/series/*', '/sitemap.xml', '/robots.txt'],
  database: { storage: gb(200), replicas: 2, connectionsPerTask: 20 },
  cache: {
    event: { key: 'event:{id}', ttl: minutes(15), staleFor: minutes(1), dropOn: ['owner', ...changes] },
    listing: { key: 'listing:{id}', ttl: minutes(5), staleFor: minutes(1), dropOn: ['owner', ...changes] },
    // What lists are kept under. It outlives them, so that one that is over can be answered once more while it is loaded anew.
    'listing-epoch': { key: 'listing-epoch:{id}', ttl: hours(24), dropOn: ['owner', ...changes] },
  },
  objects: {
    // As they are kept: an upload is of other types, and no larger.
    pictures: { maxObjectBytes: 10 * 1024 * 1024, contentTypes: ['image/webp'], linkTtl: minutes(5) },
  },
  publishes: [eventCreated, ...changes, memberInvited, eventAudited, eventDataTold, eventPersonErased],
  subscribes: [
    on(exportRequested),
    on(erasureDue),
    on(eventPublished),
    on(eventUpdated),
    on(eventPostponed),
    on(eventCancelled),
    on(profileChanged),
  ],
  calls: ['auth', 'booking'],
  jobs: {
    // What is over is said to be within a minute.
    'end-past': { schedule: '* * * * *', timeout: seconds(50) },
    'extend-series': { schedule: '20 3 * * *', timeout: minutes(5) },
    'delete-unused-pictures': { schedule: '30 3 * * *', timeout: minutes(10) },
  },
  compute: { cpu: 0.5, memory: gb(1), tasks: [4, 20] },
});
