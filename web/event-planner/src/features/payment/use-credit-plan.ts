import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { listCredits, usePaySeveral } from './api/credit.ts';
import { isPlanNew, planCredit, requestOf, usableCredits } from './credit-plan.ts';
import type { Outcome, Payable } from './pay-all.ts';

/** Which credits pay how much of what is still open; those that are set aside for it are chosen already. */
export function useCreditPlan(open: readonly Payable[]) {
  const credits = useQuery(listCredits());
  const several = usePaySeveral();
  const [asked, choose] = useState<ReadonlySet<string>>();
  const usable = usableCredits(open, credits.data?.items ?? []);
  const inUse = open.flatMap(({ organizerId, creditMinor, booking }) => (creditMinor > 0 ? [`${organizerId} ${booking.currency}`] : []));
  const chosen = asked ?? new Set(inUse);
  const used = usable.filter(({ key }) => chosen.has(key));
  const plan = planCredit(open, used);
  return {
    usable,
    chosen,
    choose,
    plan,
    error: several.error,
    /** Sets it aside. What it covers is paid by that; answers the rest, as the provider is to be asked for it. */
    async settle(tell: (bookingId: string, outcome: Outcome) => void): Promise<readonly Payable[]> {
      if (!isPlanNew(open, plan)) return open;
      const { items } = await several.mutateAsync(requestOf(open, used));
      return open.flatMap(payable => {
        const {
          state,
          clientSecret = null,
          creditMinor = 0,
          heldUntil,
        } = items.find(({ bookingId }) => bookingId === payable.booking.id) ?? {};
        if (state === 'succeeded') tell(payable.booking.id, { kind: 'accepted' });
        return state === 'succeeded' ? [] : [{ ...payable, clientSecret, creditMinor, heldUntil }];
      });
    },
  };
}
