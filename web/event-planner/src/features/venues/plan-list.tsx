import type { OwnVenue, SeatMapSummary } from '@event-planner/contracts/venue';
import { useQuery } from '@tanstack/react-query';
import { Armchair, Pencil } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../components/notice.tsx';
import { Skeleton } from '../../components/skeleton.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { getStoredSeatMap } from './api/get-stored-seat-map.ts';
import { PlanDrawing } from './plan-drawing.tsx';

interface PlanListProps {
  readonly venue: OwnVenue;
  /** The way to the editor of a plan. */
  readonly editLink: (plan: SeatMapSummary, content: ReactNode) => ReactNode;
}

/** The venue's plans, each in the version that stands. */
export function PlanList({ venue, editLink }: PlanListProps) {
  const { t } = useTranslation('organizing');
  if (venue.seatMaps.length === 0) return <p className="rounded-control bg-sunken p-5 text-center text-soft">{t('plans.none')}</p>;
  return (
    <ul className="grid gap-4 sm:grid-cols-2">
      {venue.seatMaps.map(plan => (
        <li key={plan.id}>
          <PlanCard plan={plan} editLink={editLink} />
        </li>
      ))}
    </ul>
  );
}

function PlanCard({ plan, editLink }: { readonly plan: SeatMapSummary; readonly editLink: PlanListProps['editLink'] }) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const stored = useQuery(getStoredSeatMap(plan.venueId, plan.id));
  return (
    <article className="overflow-hidden rounded-control border border-line">
      <div className="flex h-44 items-center justify-center bg-sunken p-3">
        {stored.isPending && <Skeleton className="size-full" />}
        {stored.isError && <Notice tone="bad">{t('plans.noDrawing')}</Notice>}
        {stored.data && <PlanDrawing map={stored.data.document} label={t('plans.drawing', { name: plan.name })} className="size-full" />}
      </div>
      <div className="flex items-center gap-3 p-4">
        <div className="min-w-0 grow">
          <p className="truncate font-semibold">{plan.name}</p>
          <p className="flex flex-wrap items-center gap-x-3 text-sm text-soft">
            <span className="flex items-center gap-1.5">
              <Armchair aria-hidden className="size-4" />
              {t('plans.size', { seats: plan.seats, standing: plan.standing })}
            </span>
            <span>{t('plans.version', { version: plan.version, day: format.day(plan.savedAt, 'UTC') })}</span>
          </p>
        </div>
        {editLink(
          plan,
          <>
            <Pencil aria-hidden className="size-4" />
            {t('frame.edit')}
          </>,
        )}
      </div>
    </article>
  );
}
