import type { AccessClaims } from '@event-planner/contracts/auth';
import type { EventSettlements, MoneyDays, OrganizerBalance, TaxPeriod, TaxReport } from '@event-planner/contracts/balance';
import { maxSalesDays, type SalesRange } from '@event-planner/contracts/sales';
import { type Days, daysOf } from '@event-planner/platform/calendar';
import { ensureAllowed } from '@event-planner/platform/team';
import type { PaymentContext } from '../context.ts';
import { balancesOf, currenciesOf } from './rules.ts';
import { findZoneOf, listDays, listEvents, listOpenCredit, listTaxes, listTotals } from './store.ts';
import { currenciesOfPeriod, periodStarts } from './tax-rules.ts';

export interface Asked {
  readonly organizerId: string;
  readonly by: AccessClaims;
}

export interface Reports {
  /** Throws unless they may see the organizer's money; answers the days that are asked for. */
  daysFor(asked: Asked, range: SalesRange): Promise<Days>;
  balance(asked: Asked): Promise<OrganizerBalance>;
  days(asked: Asked, range: SalesRange): Promise<MoneyDays>;
  events(asked: Asked): Promise<EventSettlements>;
  taxes(asked: Asked, range: SalesRange & { readonly by: TaxPeriod }): Promise<TaxReport>;
}

const eventsAtMost = 100;

/** What the books say, for those of the team who may see money. Read from a copy of the database. */
export function createReports(context: PaymentContext): Reports {
  const { read } = context.db;
  const allow = ({ organizerId, by }: Asked): Promise<string> => ensureAllowed(context, { organizerId, by }, 'seeMoney');
  const daysFor: Reports['daysFor'] = async (asked, range) => {
    await allow(asked);
    const usualZone = range.timeZone ?? (await findZoneOf(read, asked.organizerId)) ?? 'UTC';
    return daysOf(range, { usualZone, now: context.now(), mostDays: maxSalesDays });
  };
  return {
    daysFor,
    async balance(asked) {
      await allow(asked);
      const [totals, buyerCredit] = await Promise.all([listTotals(read, asked.organizerId), listOpenCredit(read, asked.organizerId)]);
      return { balances: balancesOf(totals), buyerCredit };
    },
    async days(asked, range) {
      const days = await daysFor(asked, range);
      return { ...rangeOf(days), currencies: currenciesOf(days.days, await listDays(read, asked.organizerId, days.bounds)) };
    },
    async events(asked) {
      await allow(asked);
      const byEvent = Map.groupBy(await listEvents(read, asked.organizerId, eventsAtMost), ({ eventId }) => eventId);
      const items = [...byEvent.values()].flatMap(totals => {
        const [event] = totals;
        if (!event) return [];
        const { eventId, title, startsAt, endsAt, timeZone } = event;
        return [{ eventId, title, timeZone, startsAt: startsAt.toISOString(), endsAt: endsAt.toISOString(), balances: balancesOf(totals) }];
      });
      return { items };
    },
    async taxes(asked, { by: period, ...range }) {
      const days = await daysFor(asked, range);
      const starts = periodStarts(days.days, period);
      const bounds = [...starts, days.days.length].map(at => days.bounds[at] as Date);
      const [totals, taxes] = await Promise.all([listDays(read, asked.organizerId, bounds), listTaxes(read, asked.organizerId, bounds)]);
      const [ofPeriod, taxesOf] = [Map.groupBy(totals, ({ day }) => day), Map.groupBy(taxes, tax => tax.period)];
      const periods = starts.map((start, at) => ({
        from: days.days[start] ?? '',
        to: days.days[(starts[at + 1] ?? days.days.length) - 1] ?? '',
        currencies: currenciesOfPeriod(ofPeriod.get(at + 1) ?? [], taxesOf.get(at + 1) ?? []),
      }));
      return { ...rangeOf(days), periods };
    },
  };
}

export const rangeOf = ({ timeZone, days }: Days) => ({ timeZone, from: days[0] ?? '', to: days.at(-1) ?? '' });
