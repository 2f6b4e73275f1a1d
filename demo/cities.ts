export interface City {
  readonly name: string;
  readonly country: string;
  readonly timeZone: string;
  readonly currency: 'EUR' | 'GBP' | 'CHF' | 'DKK';
  /** What a ticket costs here, compared with the average of the demo. */
  readonly priceLevel: number;
}

export const cities = {
  berlin: { name: 'Berlin', country: 'DE', timeZone: 'Europe/Berlin', currency: 'EUR', priceLevel: 1 },
  hamburg: { name: 'Hamburg', country: 'DE', timeZone: 'Europe/Berlin', currency: 'EUR', priceLevel: 1.05 },
  munich: { name: 'Munich', country: 'DE', timeZone: 'Europe/Berlin', currency: 'EUR', priceLevel: 1.15 },
  vienna: { name: 'Vienna', country: 'AT', timeZone: 'Europe/Vienna', currency: 'EUR', priceLevel: 1.05 },
  zurich: { name: 'Zurich', country: 'CH', timeZone: 'Europe/Zurich', currency: 'CHF', priceLevel: 1.3 },
  paris: { name: 'Paris', country: 'FR', timeZone: 'Europe/Paris', currency: 'EUR', priceLevel: 1.2 },
  lyon: { name: 'Lyon', country: 'FR', timeZone: 'Europe/Paris', currency: 'EUR', priceLevel: 0.95 },
  london: { name: 'London', country: 'GB', timeZone: 'Europe/London', currency: 'GBP', priceLevel: 1.2 },
  edinburgh: { name: 'Edinburgh', country: 'GB', timeZone: 'Europe/London', currency: 'GBP', priceLevel: 0.95 },
  amsterdam: { name: 'Amsterdam', country: 'NL', timeZone: 'Europe/Amsterdam', currency: 'EUR', priceLevel: 1.1 },
  copenhagen: { name: 'Copenhagen', country: 'DK', timeZone: 'Europe/Copenhagen', currency: 'DKK', priceLevel: 1.15 },
  lisbon: { name: 'Lisbon', country: 'PT', timeZone: 'Europe/Lisbon', currency: 'EUR', priceLevel: 0.8 },
} as const satisfies Record<string, City>;

export type CityKey = keyof typeof cities;
