import { authAudited } from '@event-planner/contracts/audit';
import {
  addressTried,
  apiKeyCreated,
  codeIssued,
  emailChanged,
  profileChanged,
  securityNoticed,
  userRegistered,
} from '@event-planner/contracts/user-messages';
import {
  bookingDataTold,
  bookingPersonErased,
  erasureDue,
  eventDataTold,
  eventPersonErased,
  exportRequested,
  notificationDataTold,
  notificationPersonErased,
  paymentDataTold,
  paymentPersonErased,
  personErased,
  trailDataTold,
  trailPersonErased,
} from '@event-planner/contracts/privacy-messages';
import { days, defineService, gb, minutes, on, seconds } from '@event-planner/model';

/** Who someone is, and what they may do. */
export const auth = defineService({
  name: 'auth',
  port: 8081,
  routes: ['/auth'],
  database: { storage: gb(100), replicas: 2, connectionsPerTask: 20 },
  publishes: [
    userRegistered,
    codeIssued,
    addressTried,
    securityNoticed,
    emailChanged,
    profileChanged,
    apiKeyCreated,
    authAudited,
    exportRequested,
    erasureDue,
    personErased,
  ],
  objects: {
    // As they are kept: an upload is of other types, and no larger.
    portraits: { maxObjectBytes: 10 * 1024 * 1024, contentTypes: ['image/webp'], linkTtl: minutes(5) },
    exports: { maxObjectBytes: 200 * 1024 * 1024, contentTypes: ['application/zip'], expireAfter: days(7), linkTtl: minutes(15) },
  },
  subscribes: [
    on(eventDataTold),
    on(bookingDataTold),
    on(paymentDataTold),
    on(notificationDataTold),
    on(trailDataTold),
    on(eventPersonErased),
    on(bookingPersonErased),
    on(paymentPersonErased),
    on(notificationPersonErased),
    on(trailPersonErased),
  ],
  // Who of a team may make API keys, and what stands in the way of an erasure.
  calls: ['event', 'booking', 'payment'],
  // Identity providers; docs/sign-in-providers.md names what to add for one of one's own.
  reaches: [
    'accounts.google.com',
    'oauth2.googleapis.com',
    'www.googleapis.com',
    'login.microsoftonline.com',
    'github.com',
    'api.github.com',
  ],
  secrets: ['token-signing-key', 'google-sign-in', 'microsoft-sign-in', 'github-sign-in', 'openid-sign-in'],
  jobs: {
    'forget-expired': { schedule: '17 * * * *', timeout: minutes(1) },
    'make-exports': { schedule: '* * * * *', timeout: seconds(55) },
    erase: { schedule: '* * * * *', timeout: seconds(55) },
    'rotate-keys': { schedule: '23 * * * *', timeout: minutes(1) },
  },
  compute: { cpu: 0.5, memory: gb(1), tasks: [4, 16] },
});
