import type { KyselyPlugin } from 'kysely';
import type { Database } from '../database/index.ts';
import type { AnyService } from '../service/index.ts';

/** A database or a transaction. */
interface Watchable {
  withPlugin(plugin: KyselyPlugin): unknown;
}

/** Thrown where a process dies; nothing of it happens after that. */
export class Crash extends Error {
  override readonly name = 'Crash';
}

type Handler =
  | ((body: unknown, handling: object) => Promise<unknown>)
  | { readonly inBatches: (items: unknown, tx: unknown) => Promise<unknown> };

export interface CrashPoints {
  /** A database in which every wait is a point: before a statement, before a commit, and after it. */
  within<Tables>(db: Database<Tables>): Database<Tables>;
  /** The same for what a message's handler is given. */
  handling<Subscribers extends object>(subscribers: Subscribers): Subscribers;
  readonly dead: boolean;
  /** How many it came past. */
  readonly passed: number;
}

/**
 * Kills a process at the `at`th point it comes to, by letting nothing happen any more. What it had asked others for meanwhile has happened: the point before the
 * next statement is the one at which an answer is lost. At none, it only counts.
 */
export function crashPoints(at?: number): CrashPoints {
  const state = { passed: 0, dead: false };
  const point = (): void => {
    if (!state.dead) state.passed += 1;
    if (state.passed === at) state.dead = true;
    if (state.dead) throw new Crash(`the process died at its point ${at}`);
  };

  const runner = <Runner extends Watchable>(db: Runner): Runner => {
    const watched = db.withPlugin({
      transformQuery({ node }) {
        point();
        return node;
      },
      transformResult: async ({ result }) => result,
    }) as Runner & object;
    // Finished statements are not transformed any more, nor what is sent with others.
    const finished = counting(watched, 'executeQuery');
    return replacing(finished, 'getExecutor', getExecutor => () => counting((getExecutor as () => object)(), 'provideConnection'));
  };
  const counting = <Target extends object>(target: Target, method: string): Target =>
    replacing(target, method, call => async (...given) => {
      point();
      return call(...given);
    });

  return {
    within: <Tables>(db: Database<Tables>): Database<Tables> => ({
      ...db,
      query: runner(db.query),
      read: runner(db.query),
      async transaction(work) {
        const result = await db.transaction(async tx => {
          const done = await work(runner(tx));
          point();
          return done;
        });
        point();
        return result;
      },
    }),
    handling: subscribers =>
      Object.fromEntries(
        Object.entries(subscribers).map(([name, subscriber]: [string, Handler]) => {
          if (typeof subscriber !== 'function')
            return [name, { inBatches: (items: unknown, tx: never) => subscriber.inBatches(items, runner(tx)) }];
          return [name, (body: unknown, { tx, ...handling }: { readonly tx: never }) => subscriber(body, { ...handling, tx: runner(tx) })];
        }),
      ) as never,
    get dead() {
      return state.dead;
    },
    get passed() {
      return state.passed;
    },
  };
}

/** The same service, in a process that dies at one of these points. */
export const dyingAt = (service: AnyService, points: CrashPoints): AnyService => ({
  ...service,
  async createApp(context) {
    // Some of it is there only for who declares it, and is not looked at.
    const made = await service.createApp(Object.create(context, { db: { value: points.within(context.db) } }) as typeof context);
    return { ...made, subscribers: points.handling(made.subscribers) };
  },
});

type Method = (...given: never[]) => unknown;

/** The same object, whose methods go on as its own, but for one. */
const replacing = <Target extends object>(target: Target, method: string, replace: (own: Method) => Method): Target =>
  new Proxy(target, {
    get(_, name) {
      const value: unknown = Reflect.get(target, name, target);
      if (typeof value !== 'function') return value;
      const own = value.bind(target) as Method;
      return name === method ? replace(own) : own;
    },
  });
