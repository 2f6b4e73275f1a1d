import pg from 'pg';

/** A guard of ours: as it stands in a statement, and what a build without it would have there. */
export interface Guard {
  readonly guard: string | RegExp;
  readonly instead?: string;
}

export interface Careless extends Disposable {
  /** Statements that went without a guard: none means that the guard is not where the test looks for it. */
  readonly loosened: number;
}

type Query = (this: pg.Client, config: unknown, ...rest: unknown[]) => unknown;

/** While this lasts every new connection of this process sends its statements without the guards: what a build would do in which somebody forgot them. */
export function without(guards: readonly Guard[]): Careless {
  const prototype = pg.Client.prototype as unknown as { query: Query };
  const honest = prototype.query;
  let loosened = 0;
  const loosen = (text: string): string => {
    const careless = guards.reduce((left, { guard, instead = '' }) => left.replaceAll(asGlobal(guard), instead), text);
    if (careless !== text) loosened += 1;
    return careless;
  };
  prototype.query = function query(config, ...rest) {
    if (typeof config === 'string') return honest.call(this, loosen(config), ...rest);
    return honest.call(this, isTexted(config) ? Object.assign(config, { text: loosen(config.text) }) : config, ...rest);
  };
  return {
    get loosened() {
      return loosened;
    },
    [Symbol.dispose]: () => void (prototype.query = honest),
  };
}

const asGlobal = (guard: string | RegExp): string | RegExp => (typeof guard === 'string' ? guard : new RegExp(guard, 'g'));
const isTexted = (config: unknown): config is { text: string } =>
  typeof config === 'object' && config !== null && 'text' in config && typeof config.text === 'string' && !('submit' in config);
