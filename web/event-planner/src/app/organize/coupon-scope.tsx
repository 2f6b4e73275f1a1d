import type { CampaignTerms } from '@event-planner/contracts/coupon';
import { useInfiniteQuery, useQueries } from '@tanstack/react-query';
import { ScopeFields } from '../../features/coupons/scope-fields.tsx';
import { getPlan } from '../../features/planning/api/get-plan.ts';
import { listPlanned } from '../../features/planning/api/list-planned.ts';

interface CouponScopeProps {
  readonly organizerId: string;
  readonly terms: CampaignTerms;
  readonly onChange: (changes: Partial<CampaignTerms>) => void;
}

/** Kinds of tickets are looked up of so many events. */
const mostEvents = 20;

/** The organizer's events, and the tickets of those that are chosen. */
export function CouponScope({ organizerId, terms, onChange }: CouponScopeProps) {
  const planned = useInfiniteQuery(listPlanned(organizerId, { limit: 100 }));
  const plans = useQueries({ queries: (terms.eventIds ?? []).slice(0, mostEvents).map(id => getPlan(id)) });
  const events = planned.data?.pages.flatMap(page => page.items) ?? [];
  const types = plans.flatMap(({ data }) =>
    data === undefined
      ? []
      : data.sections.tickets.types
          .filter(({ kind }) => kind === 'ticket')
          .map(({ id, name }) => ({ id, name, eventTitle: events.find(event => event.id === data.id)?.title ?? '' })),
  );
  return <ScopeFields terms={terms} events={events} types={types} onChange={onChange} />;
}
