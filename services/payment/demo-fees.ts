import type { FeeRate, FeeTerms } from '@event-planner/contracts/platform-fees';
import type { WorldEvent } from '@event-planner/demo/world';
import { idOf } from '@event-planner/platform/ids';
import { claimsOf, dayMs, later, type Step, type Story } from './demo-step.ts';

const rateOf = (currency: string, basisPoints: number): FeeRate => ({
  currency,
  basisPoints,
  perTicketMinor: currency === 'DKK' ? 350 : 49,
  minimumMinor: 0,
  maximumMinor: null,
});
const termsOf = (currencies: readonly string[], basisPoints: number): FeeTerms => ({
  rates: currencies.map(currency => rateOf(currency, basisPoints)),
  boxOffice: 'none',
  providerFees: 'platform',
  onRefund: 'all',
});
interface Announced {
  readonly organizerId?: string | null;
  readonly from: Date;
  readonly basisPoints: number;
}
const dayOf = (at: Date): string => at.toISOString().slice(0, 10);

/** What the platform takes: of everybody from before the first sale on, of one organizer less, and of everybody less from next month on. */
export function ofFees({ money, events, accounts, today, firstSoldAt }: Story): readonly Step[] {
  const admin = accounts.find(({ roles }) => roles.includes('admin'));
  const dear = events.filter(({ organizer }) => organizer.slug === 'nordwind-konzerte');
  if (!admin) return [];
  const by = claimsOf(admin);
  const announce = (name: string, of: readonly WorldEvent[], { organizerId = null, from, basisPoints }: Announced) =>
    money.schedules.add({
      id: idOf(`demo fees ${name}`),
      organizerId,
      validFrom: dayOf(from),
      terms: termsOf([...new Set(of.map(({ currency }) => currency))].toSorted(), basisPoints),
      by,
    });
  const begins = later(firstSoldAt, -dayMs);
  const nextMonth = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() + 1, 1));
  return [
    {
      at: begins,
      run: async () => {
        await announce('of everybody', events, { from: begins, basisPoints: 350 });
        if (dear[0]) await announce('of one', dear, { organizerId: dear[0].organizer.id, from: begins, basisPoints: 290 });
      },
    },
    {
      at: later(today, -6 * dayMs),
      run: async () => void (await announce('from next month', events, { from: nextMonth, basisPoints: 320 })),
    },
  ];
}
