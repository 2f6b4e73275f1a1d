import { authAudited, type Change, eventAudited } from '@event-planner/contracts/audit';
import type { EventAccess } from '@event-planner/contracts/event';
import { idOf } from '@event-planner/platform/ids';
import { person, testService, type TestService, type TestServiceOptions } from '@event-planner/platform/testing';
import type { z } from 'zod';
import { auditService } from './service.ts';

export const olivia = person('Olivia', ['attendee', 'organizer']);
export const mel = person('Mel');
export const admin = person('Root', ['attendee', 'admin']);
export const nordwind = idOf('organizer nordwind');

/** Olivia owns Nordwind, and Mel is its manager. */
const roles: Readonly<Record<string, z.infer<typeof EventAccess>['role']>> = {
  [`/api/organizers/${nordwind}/access/${olivia.sub}`]: 'owner',
  [`/api/organizers/${nordwind}/access/${mel.sub}`]: 'manager',
};

export const testAudit = (options: TestServiceOptions = {}): Promise<TestService> =>
  testService(auditService, {
    answers: { event: ({ path }) => ({ status: 200, body: { role: roles[path] ?? null, organizerId: nordwind } }) },
    ...options,
  });

/** The nth thing that somebody did. */
export const change = (n: number, rest: Partial<Change> = {}): Change => ({
  id: idOf(`change ${n}`),
  at: new Date(Date.UTC(2030, 5, 1, 9, 0, n)).toISOString(),
  by: { kind: 'user', id: olivia.sub, name: 'Olivia' },
  action: 'event.renamed',
  of: { kind: 'event', id: idOf('event hamlet') },
  organizerId: nordwind,
  from: { network: '203.0.113.7', device: 'Firefox on Linux' },
  correlationId: `request-${n}`,
  before: { title: `Hamlet ${n}` },
  after: { title: `Hamlet ${n + 1}` },
  ...rest,
});

export const hear = async (service: TestService, ...changes: readonly Change[]): Promise<void> => {
  for (const one of changes) await service.deliver(eventAudited, one);
};
export const hearOfAuth = (service: TestService, one: Change) => service.deliver(authAudited, one);
