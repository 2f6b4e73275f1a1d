import type { Policy } from './policy.ts';

/** The doors: gates, scans, and how many came in. */
export const checkIn = {
  checkIn: ['owner', 'manager', 'box_office', 'check_in'],
  seeCheckIn: ['owner', 'manager', 'box_office', 'check_in', 'viewer'],
  changeGates: ['owner', 'manager'],
} as const satisfies Policy;
