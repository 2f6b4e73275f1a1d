/** What a bill is sorted by. */
export type Kind =
  | 'compute'
  | 'database'
  | 'documents'
  | 'cache'
  | 'tables'
  | 'search'
  | 'load balancer'
  | 'NAT'
  | 'endpoints'
  | 'addresses'
  | 'transfer'
  | 'DNS'
  | 'CDN'
  | 'firewall'
  | 'messaging'
  | 'mail'
  | 'logs'
  | 'monitoring'
  | 'objects'
  | 'images'
  | 'secrets'
  | 'keys'
  | 'certificates'
  | 'backups'
  | 'audit'
  | 'automation';

/** Where a price holds. */
export type Region = 'us-east-1' | 'us-west-2' | 'eu-west-1';

/** What one unit costs in each region, in US dollars. */
export type Prices = Readonly<Record<Region, number>>;

/** Rows of one page of AWS's price list. */
export interface PriceGroup {
  readonly kind: Kind;
  /** The page the rows were read on. */
  readonly source: string;
  /** Costs nothing while it is stopped. @default it cannot be stopped */
  readonly stops?: true;
  /** What may be agreed for a year. @default nothing */
  readonly commitment?: string;
  readonly rows: Readonly<Record<string, Prices>>;
}

/** Oregon's list is Virginia's. */
export const at = (unitedStates: number, ireland: number = unitedStates): Prices => ({
  'us-east-1': unitedStates,
  'us-west-2': unitedStates,
  'eu-west-1': ireland,
});

/** For prices stated by the million, by the thousand. */
export const per = (count: number, unitedStates: number, ireland: number = unitedStates): Prices =>
  at(unitedStates / count, ireland / count);

/** AWS doubles the price with every doubling of the size, beginning at `large`. */
export const sizes = <const Name extends string>(
  names: readonly Name[],
  { 'us-east-1': unitedStates, 'eu-west-1': ireland }: Prices,
): Readonly<Record<Name, Prices>> =>
  Object.fromEntries(names.map((name, doublings) => [name, at(unitedStates * 2 ** doublings, ireland * 2 ** doublings)])) as Record<
    Name,
    Prices
  >;

export const million = 1_000_000;
export const thousand = 1000;
