import type { Obstacle } from '@event-planner/contracts/privacy';
import { useQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ConfirmButton } from '../../components/dialog/confirm-button.tsx';
import { ErrorView } from '../../components/error-view.tsx';
import { Notice } from '../../components/notice.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { isRefusal } from '../../lib/api/api-error.ts';
import { ownTimeZone } from '../../lib/format/own-time-zone.ts';
import { useFormat } from '../../lib/format/use-format.ts';
import { getErasures, useAskForErasure, useUndoErasure } from './api/privacy.ts';

/** Deletes the account, says what has to be done before, and lets one take it back. */
export function Erasing() {
  const { t } = useTranslation('account');
  const format = useFormat();
  const erasures = useQuery(getErasures);
  const ask = useAskForErasure();
  const undo = useUndoErasure();
  if (erasures.isError) return <ErrorView error={erasures.error} onRetry={() => void erasures.refetch()} />;
  if (erasures.isPending)
    return (
      <Loading>
        <Skeleton className="h-24" />
      </Loading>
    );
  const { last, obstacles } = erasures.data;
  // Told by the list below.
  const error = isRefusal(ask.error, 'erasure_obstructed') ? undefined : ask.error;
  return (
    <section aria-label={t('erase.title')} className="space-y-4 border-t border-line pt-6">
      <h3 className="font-semibold">{t('erase.title')}</h3>
      <Refusal error={error ?? undo.error} />
      {last?.state === 'refused' && <Notice tone="warning">{t('erase.refused')}</Notice>}
      {last?.state === 'asked' ? (
        <>
          <Notice tone="warning">{t('erase.due', { moment: format.moment(last.dueAt, ownTimeZone()) })}</Notice>
          <Button busy={undo.isPending} onClick={() => undo.mutate(last.id)}>
            {t('erase.undo')}
          </Button>
        </>
      ) : (
        <>
          <p className="max-w-[65ch] text-soft">{t('erase.text')}</p>
          {obstacles.length > 0 ? (
            <Obstacles obstacles={obstacles} />
          ) : (
            <ConfirmButton
              title={t('erase.confirmTitle')}
              text={t('erase.confirmText')}
              action={t('erase.ask')}
              busy={ask.isPending}
              onConfirm={() => ask.mutate()}
            >
              {t('erase.ask')}
            </ConfirmButton>
          )}
        </>
      )}
    </section>
  );
}

function Obstacles({ obstacles }: { readonly obstacles: readonly Obstacle[] }) {
  const { t } = useTranslation('account');
  const format = useFormat();
  const sentence = (obstacle: Obstacle): string => {
    switch (obstacle.kind) {
      case 'upcoming_tickets':
        return t('obstacles.upcoming_tickets', { ...obstacle, day: format.day(obstacle.at, ownTimeZone()) });
      case 'open_refund':
      case 'open_dispute':
        return t(`obstacles.${obstacle.kind}`, { ...obstacle, amount: format.money(obstacle.amountMinor, obstacle.currency) });
      case 'credit':
        return t('obstacles.credit', { amount: format.money(obstacle.amountMinor, obstacle.currency) });
      case 'open_order':
        return t('obstacles.open_order', { ...obstacle });
      case 'last_owner':
        return t('obstacles.last_owner', { ...obstacle });
    }
  };
  return (
    <div>
      <p className="font-medium">{t('erase.first')}</p>
      <ul className="mt-2 list-disc space-y-2 ps-5">
        {obstacles.map(obstacle => (
          <li key={`${obstacle.kind} ${'bookingId' in obstacle ? obstacle.bookingId : obstacle.organizerId}`}>
            <Place obstacle={obstacle}>{sentence(obstacle)}</Place>
          </li>
        ))}
      </ul>
    </div>
  );
}

/** Leads to where something can be done about it. */
function Place({ obstacle, children }: { readonly obstacle: Obstacle; readonly children: string }) {
  if ('bookingId' in obstacle)
    return (
      <Link to="/bookings/$id" params={{ id: obstacle.bookingId }} className="underline">
        {children}
      </Link>
    );
  if (obstacle.kind === 'last_owner')
    return (
      <Link to="/organize/$organizer/team" params={{ organizer: obstacle.slug }} className="underline">
        {children}
      </Link>
    );
  return children;
}
