import { type EventCategory, plainTicket, type TicketType } from '@event-planner/contracts/event';
import type { SeatMap } from '@event-planner/contracts/seat-map';
import type { City } from './cities.ts';
import type { Engagement } from './engagements.ts';
import { idOf } from './ids.ts';
import { pricing, shareOf, usualPrice } from './prices.ts';
import { createRandom } from './random.ts';
import type { House } from './seat-maps/houses.ts';

/** Everything a ticket type's price, number and period depend on. */
export interface Offer {
  readonly engagement: Engagement;
  readonly city: City;
  readonly house: { readonly name: House; readonly map: SeatMap } | null;
  /** Places, where they are counted. */
  readonly capacity: number;
  readonly sales: { readonly start: string; readonly end: string; readonly earlyEnd: string };
}

type Plan = Pick<TicketType, 'name' | 'description' | 'category' | 'capacity'> & { readonly share: number; readonly early?: boolean };

/** Cheaper ways into the same seats. */
const concessions: Readonly<
  Partial<Record<EventCategory, { name: string; description: string; share: number; except: readonly string[] }>>
> = {
  theatre: {
    name: 'under 26',
    description: 'For everybody under 26; please bring something that shows your age.',
    share: 0.5,
    except: ['premium', 'value', 'access', 'box'],
  },
  classical: {
    name: 'student',
    description: 'For pupils, students and apprentices with a valid card.',
    share: 0.5,
    except: ['gold', 'choir', 'access'],
  },
  sport: {
    name: 'under 16',
    description: 'For children and young people under 16.',
    share: 0.5,
    except: ['halfway', 'view', 'access', 'c1'],
  },
  family: { name: 'child', description: 'For children under 14. Every child needs a place.', share: 0.6, except: ['access'] },
};

function seatedPlans(category: EventCategory, { name: house, map }: { name: House; map: SeatMap }): readonly Plan[] {
  const standing = new Map(map.areas.flatMap(area => (area.kind === 'standing' ? [[area.category, area.capacity] as const] : [])));
  const reduced = concessions[category];
  return map.categories.flatMap(({ id, name }) => {
    const share = shareOf(house, id);
    const full: Plan = { name, description: descriptionOf(id, standing.has(id)), category: id, capacity: standing.get(id) ?? null, share };
    if (!reduced || reduced.except.includes(id)) return [full];
    return [full, { ...full, name: `${name}, ${reduced.name}`, description: reduced.description, share: share * reduced.share }];
  });
}

const descriptionOf = (category: string, stands: boolean): string => {
  if (category === 'access') return 'A space for a wheelchair or the chair for a companion beside it.';
  if (category === 'view' || category === 'value')
    return 'For those who come to listen as much as to see: a post or the distance may be in the way.';
  if (category === 'behind') return 'A view of the stage from the back and of everybody else from the front.';
  return stands ? 'Standing, without a numbered place.' : 'A numbered seat of your choice.';
};

type CountedPlan = readonly [name: string, description: string, ofPrice: number, ofPlaces: number, early?: 'early'];

const counted: Readonly<Partial<Record<EventCategory, readonly CountedPlan[]>>> = {
  festival: [
    ['Early bird', 'The day ticket for those who decide early.', 0.75, 0.2, 'early'],
    ['Day ticket', 'All stages, all day, in and out as you like.', 1, 0.7],
    ['Supporter', 'The day ticket, a cup to keep, and a little more for the artists.', 1.45, 0.1],
  ],
  conference: [
    ['Early bird', 'The full programme with lunch, at the early price.', 0.75, 0.25, 'early'],
    ['Regular', 'The full programme with lunch and recordings.', 1, 0.55],
    ['Student or non-profit', 'The full programme at a price one can pay oneself; please bring proof.', 0.3, 0.2],
  ],
  workshop: [
    ['Place', 'Materials, tools and lunch included.', 1, 0.75],
    ['Reduced place', 'For students, apprentices and people without a job; materials and lunch included.', 0.7, 0.25],
  ],
  exhibition: [
    ['Day ticket', 'Good for the whole day.', 1, 0.75],
    ['Reduced', 'For students, pensioners and people with a disability card.', 0.5, 0.25],
  ],
};

const freePlan: readonly CountedPlan[] = [
  ['Free admission', 'Costs nothing, but please book, so that we know how much coffee to make.', 0, 1],
];

const countedPlans = ({ engagement, capacity }: Offer): readonly Plan[] =>
  (engagement.exception === 'free' ? freePlan : (counted[engagement.category] ?? [])).map(
    ([name, description, share, ofPlaces, early]) => ({
      name,
      description,
      share,
      category: null,
      capacity: Math.round(capacity * ofPlaces),
      ...(early ? { early: true } : {}),
    }),
  );

const mostPerOrder: Readonly<Partial<Record<EventCategory, number>>> = { workshop: 4, conference: 10, exhibition: 10, sport: 10 };

/** The ticket types of an event, dearest category first as on the plan's legend. A tour costs alike in all cities but for their price level. */
export function createTicketTypes(offer: Offer): TicketType[] {
  const { engagement, city, house, sales } = offer;
  const ofShow = 0.85 + createRandom(`price of ${engagement.show.title}`).next() * 0.35;
  const price = pricing(city, usualPrice(engagement.category, house?.name ?? null) * ofShow);
  const plans = house ? seatedPlans(engagement.category, house) : countedPlans(offer);
  return plans.map(({ name, description, category, capacity, share, early }) => ({
    ...plainTicket,
    id: idOf(`ticket type ${engagement.slug} ${name}`),
    name,
    description,
    category,
    capacity,
    priceMinor: price(share),
    minPerOrder: 1,
    maxPerOrder: mostPerOrder[engagement.category] ?? 8,
    salesStart: sales.start,
    salesEnd: early ? sales.earlyEnd : sales.end,
  }));
}
