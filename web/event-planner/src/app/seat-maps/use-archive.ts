import type { StoredSeatMap } from '@event-planner/contracts/venue';
import { useQueryClient } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { useEffect, useMemo, useRef } from 'react';
import { getStoredSeatMap, loadSeatMap, seatMapCsv } from '../../features/seat-map-editor/api/get-stored-seat-map.ts';
import { loadVenue } from '../../features/seat-map-editor/api/get-venue-of-plan.ts';
import { saveSeatMap } from '../../features/seat-map-editor/api/save-seat-map.ts';
import type { Archive } from '../../features/seat-map-editor/saving/plan-source.ts';

interface ArchiveOf {
  readonly organizer: string;
  readonly venueId: string;
  /** Called before one is at the address of a version one made. */
  readonly onSaved: (planId: string) => void;
}

/** The plans of a venue on the server. After saving one is at the address of the new version. */
export function useArchive({ organizer, venueId, onSaved }: ArchiveOf): Archive {
  const navigate = useNavigate();
  const queries = useQueryClient();
  const tell = useRef(onSaved);
  useEffect(() => {
    tell.current = onSaved;
  });
  return useMemo(
    () => ({
      save: form => saveSeatMap(venueId, form),
      loadNewest: async name => {
        const { seatMaps } = await loadVenue(venueId);
        const newest = seatMaps.find(plan => plan.name === name);
        return newest && loadSeatMap(venueId, newest.id);
      },
      exportCsv: id => seatMapCsv(venueId, id),
      onSaved: (plan: StoredSeatMap) => {
        tell.current(plan.id);
        queries.setQueryData(getStoredSeatMap(venueId, plan.id).queryKey, plan);
        void queries.invalidateQueries({ queryKey: ['venues'], predicate: ({ queryKey }) => queryKey[1] !== 'seat-map' });
        void navigate({
          to: '/organize/$organizer/venues/$venueId/plans/$planId',
          params: { organizer, venueId, planId: plan.id },
          replace: true,
          ignoreBlocker: true,
        });
      },
    }),
    [organizer, venueId, navigate, queries],
  );
}
