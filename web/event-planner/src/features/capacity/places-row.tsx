import type { Places } from '@event-planner/contracts/inventory';
import { clsx } from 'clsx';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/badge.tsx';
import { useFormat } from '../../lib/format/use-format.ts';

const parts = ['sold', 'held', 'blocked', 'free'] as const;
const looks = {
  sold: 'bg-brand',
  held: 'bg-amber',
  blocked: 'bg-soft',
  free: 'bg-sunken ring-1 ring-inset ring-edge',
} as const satisfies Record<(typeof parts)[number], string>;

/** One thing that is given out: a bar, and the same in numbers. */
export function PlacesRow({ name, places }: { readonly name: string; readonly places: Places }) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const number = new Intl.NumberFormat(format.locale);
  const all = Math.max(1, places.capacity + places.overbooked);
  return (
    <li className="space-y-2 py-4 first:pt-0 last:pb-0">
      <div className="flex flex-wrap items-baseline justify-between gap-x-4 gap-y-1">
        <h3 className="min-w-0 font-semibold tracking-normal wrap-anywhere">{name}</h3>
        <p className="flex items-center gap-2 text-sm text-soft tabular-nums">
          {places.overbooked > 0 && <Badge tone="bad">{t('capacity.over', { count: places.overbooked })}</Badge>}
          {t('capacity.of', { count: places.capacity, capacity: number.format(places.capacity) })}
        </p>
      </div>
      <div aria-hidden className="flex h-3 gap-px overflow-hidden rounded-full">
        {parts.map(
          part => places[part] > 0 && <span key={part} className={looks[part]} style={{ width: `${(places[part] / all) * 100}%` }} />,
        )}
      </div>
      <dl className="flex flex-wrap gap-x-5 gap-y-1 text-sm">
        {parts.map(part => (
          <div key={part} className="flex items-center gap-1.5">
            <dt className="flex items-center gap-1.5 text-soft">
              <span aria-hidden className={clsx('size-2.5 rounded-full', looks[part])} />
              {t(`capacity.${part}`)}
            </dt>
            <dd className="font-semibold tabular-nums">{number.format(places[part])}</dd>
          </div>
        ))}
      </dl>
    </li>
  );
}
