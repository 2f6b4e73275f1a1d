import type { EventSummary } from '@event-planner/contracts/event';
import { Link } from '@tanstack/react-router';
import { clsx } from 'clsx';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/badge.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { monthsOf } from './months.ts';

interface DateListProps {
  readonly dates: readonly EventSummary[];
  /** The date whose page this is. */
  readonly current?: string;
  /** Of the months' headings: one below the heading around the list. */
  readonly level: 3 | 4;
}

const stateNames = { postponed: 'events.statePostponed', cancelled: 'events.stateCancelled', ended: 'events.stateEnded' } as const;

/** The dates of a series as leaves of a calendar, month by month. */
export function DateList({ dates, current, level }: DateListProps) {
  const format = useFormat();
  const Heading = `h${level}` as const;
  return (
    <div className="space-y-6">
      {monthsOf(dates).map(month => (
        <section key={month.name}>
          <Heading className="mb-3 font-semibold">
            {format.monthAndYear(month.dates[0]?.startsAt ?? '', month.dates[0]?.timeZone ?? 'UTC')}
          </Heading>
          <ul className="grid grid-cols-1 gap-2 sm:grid-cols-2 lg:grid-cols-3">
            {month.dates.map(date => (
              <li key={date.id}>
                <DateLeaf date={date} isCurrent={date.id === current} />
              </li>
            ))}
          </ul>
        </section>
      ))}
    </div>
  );
}

function DateLeaf({ date, isCurrent }: { readonly date: EventSummary; readonly isCurrent: boolean }) {
  const { t } = useTranslation();
  const format = useFormat();
  const price =
    date.priceFromMinor === 0 ? t('events.free') : t('events.priceFrom', { price: format.price(date.priceFromMinor, date.currency) });
  return (
    <Link
      to="/events/$slug"
      params={{ slug: date.slug }}
      aria-current={isCurrent ? 'page' : undefined}
      className={clsx(
        'card flex min-h-16 items-center gap-4 px-4 py-3 transition-colors hover:border-brand',
        isCurrent && 'border-brand bg-tint',
      )}
    >
      <span aria-hidden className="min-w-8 text-center text-2xl font-bold tabular-nums">
        {format.dayOfMonth(date.startsAt, date.timeZone)}
      </span>
      <span className="min-w-0 grow">
        <time dateTime={date.startsAt} className="block font-semibold">
          {format.weekdayAndTime(date.startsAt, date.timeZone)}
        </time>
        <span className="block text-sm text-soft">{date.state in stateNames ? null : price}</span>
      </span>
      {date.state in stateNames && <Badge tone="warning">{t(stateNames[date.state as keyof typeof stateNames])}</Badge>}
    </Link>
  );
}
