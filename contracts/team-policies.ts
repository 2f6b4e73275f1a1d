import type { MemberRole } from './member-role.ts';

/** Who of an organizer's team may do what. Whoever is not named may not. Services decide by it, the web shows by it, API keys are given parts of it. */
export const policies = {
  /** Drafts, series, venues, how often pages are visited. */
  seeEvents: ['owner', 'manager', 'box_office', 'check_in', 'viewer'],
  /** Change the organizer's page, its pictures, venues, seat maps, events and series. */
  planEvents: ['owner', 'manager'],
  seeTeam: ['owner', 'manager', 'box_office', 'check_in', 'viewer'],
  /** Invite, dismiss and promote. */
  leadTeam: ['owner'],
  /** See, make and revoke API keys. */
  manageKeys: ['owner'],
  seeSales: ['owner', 'manager', 'viewer'],
  seeOrders: ['owner', 'manager', 'box_office', 'viewer'],
  changeOrders: ['owner', 'manager', 'box_office'],
  /** Have tickets let nobody in for a while. */
  blockTickets: ['owner', 'manager', 'box_office'],
  /** Give money back. */
  refund: ['owner', 'manager'],
  /** Sell at the box office, and give tickets away. */
  sell: ['owner', 'manager', 'box_office'],
  checkIn: ['owner', 'manager', 'box_office', 'check_in'],
  /** How many came in, and what was scanned. */
  seeCheckIn: ['owner', 'manager', 'box_office', 'check_in', 'viewer'],
  changeGates: ['owner', 'manager'],
  seeBlocks: ['owner', 'manager', 'box_office', 'viewer'],
  changeBlocks: ['owner', 'manager'],
  seeCoupons: ['owner', 'manager', 'viewer'],
  changeCoupons: ['owner', 'manager'],
  /** The waiting list and the waiting room. */
  seeWaiting: ['owner', 'manager', 'box_office', 'viewer'],
  changeWaiting: ['owner', 'manager'],
  /** Balance, payouts, invoices, disputes, taxes. */
  seeMoney: ['owner', 'manager'],
  /** Where money is paid out to, what invoices say, how buyers may pay; and to assign what came in. */
  changeMoney: ['owner', 'manager'],
  /** Who changed what, when and from where. */
  seeAudit: ['owner'],
} as const satisfies Record<string, readonly MemberRole[]>;

export type Act = keyof typeof policies;

export const may = (role: MemberRole, act: Act): boolean => (policies[act] as readonly MemberRole[]).includes(role);
