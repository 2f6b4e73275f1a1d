import type { EventCategory } from '@event-planner/contracts/event';
import type { City } from './cities.ts';
import type { House } from './seat-maps/houses.ts';

/** What an ordinary place costs, in euros, before the city and the show have their say. */
const usual: Readonly<Record<EventCategory, Readonly<Partial<Record<House | 'counted', number>>>>> = {
  concert: { arena: 92, club: 29, 'concert-hall': 52 },
  theatre: { theatre: 54 },
  comedy: { 'comedy-cellar': 24, club: 27 },
  classical: { 'concert-hall': 58 },
  sport: { 'arena-court': 46, 'stadium-stand': 34 },
  festival: { counted: 58, club: 34 },
  conference: { counted: 340 },
  workshop: { counted: 95 },
  exhibition: { counted: 14 },
  family: { theatre: 24, 'concert-hall': 22, 'arena-court': 42 },
};

/** How a category of a plan compares with an ordinary place of it. */
const shares: Readonly<Record<House, Readonly<Record<string, number>>>> = {
  theatre: { premium: 1.35, stalls: 1, circle: 0.85, box: 1.15, upper: 0.5, value: 0.3, access: 0.45 },
  arena: { front: 1.25, standing: 0.85, c1: 1.35, c2: 1.05, c3: 0.8, c4: 0.6, behind: 0.5, access: 0.6 },
  'arena-court': { c1: 1.4, c2: 1, c3: 0.7, c4: 0.45, access: 0.45 },
  'concert-hall': { gold: 1.25, silver: 1, gallery: 0.75, side: 0.6, choir: 0.4, access: 0.5 },
  club: { standing: 1, balcony: 1.25, access: 1 },
  'comedy-cellar': { table: 1.1, bench: 0.95, bar: 0.8, access: 0.8 },
  'stadium-stand': { halfway: 1.3, wing: 1, end: 0.7, view: 0.45, access: 0.5 },
};

export const shareOf = (house: House, category: string): number => shares[house][category] ?? 1;

const perEuro: Readonly<Record<City['currency'], number>> = { EUR: 1, GBP: 0.88, CHF: 0.98, DKK: 7.46 };

/** A function from a share of the usual price to an amount people are used to seeing, in minor units. */
export function pricing(city: City, usualEuros: number): (share: number) => number {
  const ordinary = usualEuros * city.priceLevel * perEuro[city.currency];
  const step = city.currency === 'DKK' ? 500 : ordinary < 20 ? 50 : 100;
  return share => Math.round((ordinary * share * 100) / step) * step;
}

export const usualPrice = (category: EventCategory, house: House | null): number => usual[category][house ?? 'counted'] ?? 30;
