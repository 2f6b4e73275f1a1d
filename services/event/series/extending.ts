import { reshape } from './date-rules.ts';
import { addDates, type SeriesDependencies, withExceptions } from './desk.ts';
import { occurrencesOf } from './occurrences.ts';
import { listDates, listEndless, listGone, lockSeries, replaceSeries } from './store.ts';

/** Carries on every series whose rule has no end. One that cannot be carried on does not hold up the others. */
export async function extendAll(dependencies: SeriesDependencies): Promise<void> {
  const { db, log } = dependencies.context;
  for (const id of await listEndless(db.query)) {
    await extend(dependencies, id).catch((err: unknown) => log.error({ err, series: id }, 'a series was not carried on'));
  }
}

const extend = (dependencies: SeriesDependencies, id: string): Promise<void> =>
  dependencies.context.db.transaction(async tx => {
    const series = await lockSeries(tx, id);
    if (!series?.endless) return;
    const now = dependencies.context.now();
    const timing = withExceptions(series.timing, await listGone(tx, id));
    const { added } = reshape(await listDates(tx, id), occurrencesOf(timing, now).occurrences, now);
    if (added.length === 0) return;
    await addDates(dependencies, tx, { series, added });
    await replaceSeries(tx, { id, version: series.version + 1 });
  });
