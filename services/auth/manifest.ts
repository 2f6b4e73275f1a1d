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
import { defineService, gb, hours, minutes } from '@event-planner/model';

/** Who someone is, and what they may do. */
export const auth = defineService({
  name: 'auth',
  port: 8081,
  routes: ['/auth'],
  database: { storage: gb(100), replicas: 2, connectionsPerTask: 20 },
  publishes: [userRegistered, codeIssued, addressTried, securityNoticed, emailChanged, profileChanged, apiKeyCreated, authAudited],
  objects: {
    // As they are kept: an upload is of other types, and no larger.
    pictures: { maxObjectBytes: 10 * 1024 * 1024, contentTypes: ['image/webp'], linkTtl: hours(1) },
  },
  // Who of a team may make API keys.
  calls: ['event'],
  secrets: ['token-signing-key'],
  jobs: {
    'forget-expired': { schedule: '17 * * * *', timeout: minutes(1) },
    'rotate-keys': { schedule: '23 * * * *', timeout: minutes(1) },
  },
  compute: { cpu: 0.5, memory: gb(1), tasks: [4, 16] },
});
