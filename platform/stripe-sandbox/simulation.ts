import type { FeeTerms } from './balance/rules.ts';

/** What goes wrong, on purpose. Tests, drills and the control page change it while the sandbox runs. */
export interface Simulation {
  readonly webhooks: {
    /** Only these types go wrong; none named: all. */
    readonly types: readonly string[];
    /** New events wait this long before their first attempt. */
    readonly delayMs: number;
    /** How often each event arrives. */
    readonly copies: number;
    /** Newest first, instead of oldest first. */
    readonly reversed: boolean;
    /** Events are marked as delivered and never sent. */
    readonly lost: boolean;
    /** Nothing is sent; what is due waits for the end of it. */
    readonly outage: boolean;
  };
  readonly api: {
    /** Only these operations go wrong, such as `POST /v1/refunds`; none named: all. */
    readonly operations: readonly string[];
    readonly delayMs: number;
    /** Every request is answered 503. */
    readonly outage: boolean;
    /** Every request is answered 500, and nothing of it is stored. */
    readonly broken: boolean;
    /** Every request is answered 429. */
    readonly rateLimited: boolean;
    /** The request takes effect, and the connection breaks before its answer arrives. */
    readonly answersLost: boolean;
  };
  /** How money moves when nothing goes wrong. */
  readonly money: {
    /** Asynchronous methods: how long the money is under way; null: until somebody says so. Slow ones take twelve times as long. */
    readonly underWayMs: number | null;
    readonly refundsPendingMs: number | null;
    readonly payoutsUnderWayMs: number | null;
    /** After this long what was charged can be transferred and paid out. */
    readonly availableAfterSeconds: number;
    readonly fees: FeeTerms;
    readonly disputeFee: number;
  };
}

export type SimulationChange = { readonly [Part in keyof Simulation]?: Partial<Simulation[Part]> };

export const nothingWrong: Simulation = {
  webhooks: { types: [], delayMs: 0, copies: 1, reversed: false, lost: false, outage: false },
  api: { operations: [], delayMs: 0, outage: false, broken: false, rateLimited: false, answersLost: false },
  money: {
    underWayMs: 15_000,
    refundsPendingMs: 0,
    payoutsUnderWayMs: 15_000,
    availableAfterSeconds: 0,
    fees: { basisPoints: 150, fixed: 25 },
    disputeFee: 2000,
  },
};

export const changed = (now: Simulation, change: SimulationChange): Simulation => ({
  webhooks: { ...now.webhooks, ...change.webhooks },
  api: { ...now.api, ...change.api },
  money: { ...now.money, ...change.money },
});

/** What goes wrong with one operation of the API: nothing, where others are named. */
export const apiFor = ({ api }: Simulation, operation: string): Simulation['api'] =>
  api.operations.length === 0 || api.operations.includes(operation) ? api : nothingWrong.api;

/** What goes wrong with one type of event. */
export const webhooksFor = ({ webhooks }: Simulation, type: string): Simulation['webhooks'] =>
  webhooks.types.length === 0 || webhooks.types.includes(type) ? webhooks : nothingWrong.webhooks;

/** When something happens that takes so long; null: never by itself. */
export const dueIn = (milliseconds: number | null): Date | null => (milliseconds === null ? null : new Date(Date.now() + milliseconds));
