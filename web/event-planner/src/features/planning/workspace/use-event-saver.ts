import type { EventSections, PlannedEvent } from '@event-planner/contracts/planning';
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useMemo, useRef, useSyncExternalStore } from 'react';
import { outcomeIsUnknown } from '../../../lib/api/api-error.ts';
import { readStored, writeStored } from '../../../lib/browser-storage.ts';
import { createSaver } from '../../../lib/saving/saver.ts';
import { getPlan } from '../api/get-plan.ts';
import { currentOf, savePlan } from '../api/save-plan.ts';
import { sectionIsValid } from './sections.ts';

/** Saves an event as it is written. What the server answers is what everybody else on the page sees. */
export function useEventSaver(event: PlannedEvent) {
  const queries = useQueryClient();
  const state = useRef(event.state);
  state.current = event.state;
  const saver = useMemo(
    () =>
      createSaver<EventSections>(event, {
        send: (change, basedOn) => savePlan(event.id, change, basedOn),
        meaningOf: error => {
          const current = currentOf(error);
          return current !== undefined ? { current } : outcomeIsUnknown(error) ? 'unreachable' : 'refused';
        },
        isValid: sectionIsValid,
        automatic: () => state.current === 'draft',
        keeper: {
          read: name => readStored('localStorage', `event:${event.id}:${name}`),
          write: (name, text) => writeStored('localStorage', `event:${event.id}:${name}`, text),
        },
        onSaved: saved => {
          queries.setQueryData(getPlan(event.id).queryKey, saved as PlannedEvent);
          void queries.invalidateQueries({ queryKey: ['planning', 'list'] });
        },
      }),
    [event.id, queries],
  );
  const draft = useSyncExternalStore(saver.subscribe, saver.draft);
  useEffect(() => saver.hear(event), [saver, event]);
  useEffect(() => {
    const flush = (): void => saver.flushIfAutomatic();
    window.addEventListener('online', flush);
    document.addEventListener('visibilitychange', flush);
    return () => {
      window.removeEventListener('online', flush);
      document.removeEventListener('visibilitychange', flush);
      saver.stop();
    };
  }, [saver]);
  return { saver, draft };
}
