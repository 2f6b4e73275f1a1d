import type { Campaign } from '@event-planner/contracts/coupon';
import type { Tone } from '../../components/badge.tsx';

export type Standing = 'active' | 'paused' | 'ended' | 'toCome' | 'over' | 'usedUp' | 'noCodes';

/** What people would say of a campaign at a moment. */
export function standingOf({ state, terms, used, open, codes }: Campaign, now: number): Standing {
  if (state !== 'active') return state;
  if (terms.endsAt !== null && Date.parse(terms.endsAt) <= now) return 'over';
  if (terms.startsAt !== null && Date.parse(terms.startsAt) > now) return 'toCome';
  if (terms.maxUses !== null && used.uses + open >= terms.maxUses) return 'usedUp';
  return codes === 0 ? 'noCodes' : 'active';
}

export const toneOf: Readonly<Record<Standing, Tone>> = {
  active: 'good',
  paused: 'warning',
  ended: 'plain',
  toCome: 'plain',
  over: 'plain',
  usedUp: 'warning',
  noCodes: 'warning',
};
