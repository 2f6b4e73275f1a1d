/** What goes wrong, on purpose. Tests and drills change it while the sandbox runs. */
export interface Simulation {
  readonly webhooks: {
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
    readonly delayMs: number;
    /** Every request is answered 503. */
    readonly outage: boolean;
    /** The request takes effect, and the connection breaks before its answer arrives. */
    readonly answersLost: boolean;
  };
}

export type SimulationChange = { readonly [Part in keyof Simulation]?: Partial<Simulation[Part]> };

export const nothingWrong: Simulation = {
  webhooks: { delayMs: 0, copies: 1, reversed: false, lost: false, outage: false },
  api: { delayMs: 0, outage: false, answersLost: false },
};

export const changed = (now: Simulation, change: SimulationChange): Simulation => ({
  webhooks: { ...now.webhooks, ...change.webhooks },
  api: { ...now.api, ...change.api },
});
