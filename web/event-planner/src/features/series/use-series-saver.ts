import { type PlannedSeries, SeriesSections } from '@event-planner/contracts/series';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useSyncExternalStore } from 'react';
import { outcomeIsUnknown } from '../../lib/api/api-error.ts';
import { readStored, writeStored } from '../../lib/browser-storage.ts';
import { createSaver } from '../../lib/saving/saver.ts';
import { getSeries } from './api/get-series.ts';
import { currentSeriesOf, saveSeries } from './api/save-series.ts';

export const seriesSectionIsValid = (name: string, value: unknown): boolean =>
  SeriesSections.shape[name as keyof SeriesSections].safeParse(value).success;

/** A change of a series reaches all its dates to come, so that edits wait, kept, until they are saved on purpose. */
export function useSeriesSaver(series: PlannedSeries) {
  const queries = useQueryClient();
  const saver = useMemo(
    () =>
      createSaver<SeriesSections>(series, {
        send: (sections, basedOn) => saveSeries(series.id, { sections }, basedOn),
        meaningOf: error => {
          const current = currentSeriesOf(error);
          return current !== undefined ? { current } : outcomeIsUnknown(error) ? 'unreachable' : 'refused';
        },
        isValid: seriesSectionIsValid,
        automatic: () => false,
        keeper: {
          read: name => readStored('localStorage', `series:${series.id}:${name}`),
          write: (name, text) => writeStored('localStorage', `series:${series.id}:${name}`, text),
        },
        onSaved: saved => {
          queries.setQueryData(getSeries(series.id).queryKey, saved as PlannedSeries);
          void queries.invalidateQueries({ queryKey: ['planning'] });
        },
      }),
    [series.id, queries],
  );
  const draft = useSyncExternalStore(saver.subscribe, saver.draft);
  useEffect(() => saver.hear(series), [saver, series]);
  return { saver, draft };
}
