import type { Books } from '../books.ts';
import type { PaymentContext } from '../context.ts';
import type { Movement, Movements } from '../provider/movement.ts';
import { type Belonging, daysToRead, entriesOfMovement } from './rules.ts';
import { deleteUnfit, findBelongings, findReadUntil, insertMovements, insertUnfit, listUnfit } from './store.ts';

export interface ReadSpan {
  readonly since: Date;
  readonly until: Date;
  readonly movements: number;
  /** What fits by now and did not before, and what it is about: however old, it is compared. */
  readonly fitted: readonly string[];
}
/** Reads what has moved at the provider since the last time, books what only it knows, and answers from when to when. */
export type ReadMovements = () => Promise<ReadSpan>;

const nobody: Belonging = { paymentId: null, bookingId: null, eventId: null, organizerId: null };

export function createReading(
  { db, now }: Pick<PaymentContext, 'db' | 'now'>,
  { provider, books }: { readonly provider: Movements; readonly books: Books },
): ReadMovements {
  const keep = (movements: readonly Movement[]): Promise<void> =>
    db.transaction(async tx => {
      await deleteUnfit(
        tx,
        movements.map(({ id }) => id),
      );
      const fresh = await insertMovements(tx, movements);
      const read = movements.filter(({ id }) => fresh.has(id));
      const belongings = await findBelongings(
        tx,
        read.flatMap(({ intentId }) => intentId ?? []),
      );
      await books.post(
        tx,
        read.flatMap(movement => entriesOfMovement(movement, belongings.get(movement.intentId ?? '') ?? nobody)),
      );
    });

  return async () => {
    const begun = now();
    const days = daysToRead((await findReadUntil(db.query)) ?? begun, begun);
    const { movements: fitted } = provider.fitting(await listUnfit(db.query));
    await keep(fitted);
    let movements = fitted.length;
    for (const day of days) {
      let after: string | undefined;
      for (;;) {
        const page = await provider.listMovements({ ...day, after });
        if (page.last === undefined) break;
        await insertUnfit(db.query, page.unfit);
        await keep(page.movements);
        movements += page.movements.length + page.unfit.length;
        after = page.last;
      }
    }
    return {
      since: days[0]?.since ?? begun,
      until: days.at(-1)?.until ?? begun,
      movements,
      fitted: fitted.flatMap(({ id, source }) => (source === null ? [id] : [id, source])),
    };
  };
}
