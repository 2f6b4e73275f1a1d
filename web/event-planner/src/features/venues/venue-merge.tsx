import type { OwnVenue, VenueForm } from '@event-planner/contracts/venue';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/error-view.tsx';
import { MergeView } from '../../components/merging/merge-view.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { type Clash, merge, withTheirs } from '../../lib/merging/merge.ts';
import { getVenue } from './api/get-venue.ts';
import { formOf } from './form-of.ts';

interface VenueMergeProps {
  readonly base: OwnVenue;
  readonly mine: VenueForm;
  readonly onMerged: (form: VenueForm, version: number) => void;
}

const names = {
  name: 'venues.name',
  address: 'venues.address',
  city: 'venues.city',
  country: 'founding.country',
  timeZone: 'schedule.timeZone',
  latitude: 'venues.latitude',
  longitude: 'venues.longitude',
  accessibility: 'venues.accessibility',
  capacity: 'venues.capacity',
} as const satisfies Record<keyof VenueForm, string>;

/** Somebody else saved the venue meanwhile. What was loaded first stays the base, whatever the cache says by now. */
export function VenueMerge({ base, mine, onMerged }: VenueMergeProps) {
  const { t } = useTranslation('organizing');
  const theirs = useQuery({ ...getVenue(base.id), queryKey: ['venues', 'overtaken', base.id], staleTime: 0, gcTime: 0 });
  if (theirs.isPending)
    return (
      <Loading className="mt-5">
        <Skeleton className="h-40" />
      </Loading>
    );
  if (theirs.isError) return <ErrorView error={theirs.error} onRetry={() => void theirs.refetch()} />;
  const { whole, clashes } = merge(formOf(base), mine, formOf(theirs.data));
  return (
    <section aria-label={t('merge.title')} className="mt-6 rounded-control border border-amber/50 p-5">
      <h3 className="mb-2 text-lg">{t('merge.title')}</h3>
      <MergeView
        clashes={clashes}
        nameOf={clash => t(names[clash.path[0] as keyof VenueForm])}
        textOf={(_: Clash, value) => (typeof value === 'string' || typeof value === 'number' ? String(value) : '') || t('merge.nothing')}
        onMerge={chosen => onMerged(withTheirs(whole, chosen), theirs.data.version)}
      />
    </section>
  );
}
