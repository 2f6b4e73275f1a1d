import type { CategoryPlaces, CounterPlaces, EventPlaces } from '@event-planner/contracts/inventory';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/error-view.tsx';
import { Notice } from '../../components/notice.tsx';
import { Panel } from '../../components/page-head.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { isNotFound } from '../../lib/api/api-error.ts';
import { getPlaces } from './api/get-places.ts';
import { PlacesRow } from './places-row.tsx';

/** Where every place of an event is, and a warning when more was given out than there is. */
export function CapacityView({ eventId }: { readonly eventId: string }) {
  const { t } = useTranslation('organizing');
  const places = useQuery(getPlaces(eventId));
  if (places.isPending)
    return (
      <Loading className="space-y-6">
        <Skeleton className="h-64 rounded-card" />
        <Skeleton className="h-64 rounded-card" />
      </Loading>
    );
  if (places.isError && isNotFound(places.error)) return <Notice>{t('capacity.afterPublishing')}</Notice>;
  if (places.isError) return <ErrorView error={places.error} onRetry={() => void places.refetch()} />;
  const { categories, counters, overbooked } = places.data;
  const group = (kind: CounterPlaces['kind']): readonly CounterPlaces[] => counters.filter(counter => counter.kind === kind);
  return (
    <div className="space-y-6">
      {overbooked && <Overbooked places={places.data} />}
      {categories.length > 0 && (
        <Panel title={t('capacity.categories')} text={t('capacity.categoriesText')}>
          <ul className="divide-y divide-line">
            {categories.map(category => (
              <PlacesRow key={`${category.kind} ${category.category}`} name={nameOfCategory(category, t)} places={category} />
            ))}
          </ul>
        </Panel>
      )}
      {(['type', 'quota', 'phase'] as const).map(
        kind =>
          group(kind).length > 0 && (
            <Panel key={kind} title={t(`capacity.${kind}`)} text={t(`capacity.${kind}Text`)}>
              <ul className="divide-y divide-line">
                {group(kind).map(counter => (
                  <PlacesRow key={counter.id} name={nameOfCounter(counter, t)} places={counter} />
                ))}
              </ul>
            </Panel>
          ),
      )}
    </div>
  );
}

type Words = ReturnType<typeof useTranslation<'organizing'>>['t'];

const nameOfCounter = ({ name, phase, removed }: CounterPlaces, t: Words): string => {
  const full = phase === null ? name : `${name}: ${phase}`;
  return removed ? t('overview.noLonger', { name: full }) : full;
};
const nameOfCategory = ({ name, offered }: CategoryPlaces, t: Words): string => (offered ? name : t('capacity.notSold', { name }));

/** Says of each how many too many there are, and what to do. */
function Overbooked({ places: { categories, counters } }: { readonly places: EventPlaces }) {
  const { t } = useTranslation('organizing');
  const over = [
    ...counters.map(counter => ({ name: nameOfCounter(counter, t), count: counter.overbooked })),
    ...categories.map(category => ({ name: nameOfCategory(category, t), count: category.overbooked })),
  ].filter(({ count }) => count > 0);
  return (
    <Notice tone="bad" announce>
      <p className="font-semibold">{t('capacity.overbookedTitle')}</p>
      <p>{t('capacity.overbookedText')}</p>
      <ul className="mt-1 list-disc ps-5">
        {over.map(({ name, count }) => (
          <li key={name}>{t('capacity.overbookedBy', { name, count })}</li>
        ))}
      </ul>
    </Notice>
  );
}
