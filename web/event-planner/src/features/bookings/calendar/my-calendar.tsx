import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { ErrorView } from '../../../components/error-view.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Loading, Skeleton } from '../../../components/skeleton.tsx';
import { getCalendarAddress, useMakeCalendarAddress, useRevokeCalendarAddress } from '../api/calendar-address.ts';
import { ExistingAddress } from './existing-address.tsx';
import { NewAddress } from './new-address.tsx';

/** One's tickets in one's own calendar program, at an address that is shown once. */
export function MyCalendar() {
  const { t } = useTranslation();
  const known = useQuery(getCalendarAddress());
  const make = useMakeCalendarAddress();
  const revoke = useRevokeCalendarAddress();
  if (known.isPending)
    return (
      <Loading>
        <Skeleton className="h-28" />
      </Loading>
    );
  if (known.isError) return <ErrorView error={known.error} onRetry={() => void known.refetch()} />;
  const busy = make.isPending || revoke.isPending;
  const { createdAt } = known.data;
  return (
    <section aria-labelledby="my-calendar" className="card p-5 sm:p-6">
      <h2 id="my-calendar" className="text-xl">
        {t('calendar.title')}
      </h2>
      <p className="mt-1 text-soft">{t('calendar.text')}</p>
      <div className="mt-4 space-y-4">
        {(make.isError || revoke.isError) && (
          <Notice tone="bad" announce>
            {t('calendar.failed')}
          </Notice>
        )}
        {make.data !== undefined && <NewAddress url={make.data.url} />}
        {createdAt === null ? (
          <Button busy={busy} onClick={() => make.mutate(false)}>
            {t('calendar.make')}
          </Button>
        ) : (
          <ExistingAddress
            since={createdAt}
            busy={busy}
            onReplace={() => make.mutate(true)}
            onRevoke={() => revoke.mutate(undefined, { onSuccess: () => make.reset() })}
          />
        )}
      </div>
    </section>
  );
}
