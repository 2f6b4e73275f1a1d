import type { OperatorEvent } from '@event-planner/contracts/payment-operations';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { ConfirmButton } from '../../../components/dialog/confirm-button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { Refusal } from '../../../components/refusal.tsx';
import { isNotFound } from '../../../lib/api/api-error.ts';
import { useFormat } from '../../../lib/format/use-format.ts';
import { useEventAct } from './api.ts';
import { ownTimeZone } from '../../../lib/format/own-time-zone.ts';

/** One event that was given up: why, and what somebody can do about it. */
export function EventRow({ event }: { readonly event: OperatorEvent }) {
  const { t } = useTranslation('operating');
  const format = useFormat();
  const act = useEventAct();
  const { id, type, paymentId, isMismatch, attempts, reason, happenedAt, diedAt } = event;
  const moment = (at: string): string => format.moment(at, ownTimeZone());
  return (
    <li className="flex flex-wrap items-start justify-between gap-x-5 gap-y-2 py-3">
      <div className="min-w-0 grow basis-64 text-sm">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-mono font-semibold break-all">{type}</span>
          {isMismatch && <Badge tone="bad">{t('provider.mismatch')}</Badge>}
        </p>
        <p className="text-soft">
          {[
            t('provider.happened', { moment: moment(happenedAt) }),
            t('provider.attempts', { count: attempts }),
            t('provider.died', { moment: moment(diedAt) }),
          ].join(' · ')}
        </p>
        {reason !== '' && <p className="break-words">{reason}</p>}
        <p className="font-mono text-xs break-all text-soft">{id}</p>
        {paymentId !== null && (
          <p>
            <span className="text-soft">{t('provider.payment')}</span>{' '}
            <Link to="/operate/{-$part}" params={{ part: 'books' }} search={{ q: paymentId }} className="link font-mono text-xs break-all">
              {paymentId}
            </Link>
          </p>
        )}
        {isNotFound(act.error) ? (
          <Notice announce className="mt-2">
            {t('provider.handledMeanwhile')}
          </Notice>
        ) : (
          <Refusal error={act.error} className="mt-2" />
        )}
      </div>
      <div className="flex flex-wrap gap-2">
        <Button look="secondary" size="small" busy={act.isPending} onClick={() => act.mutate({ id, act: 'redrive' })}>
          {t('provider.redrive')}
        </Button>
        <ConfirmButton
          size="small"
          busy={act.isPending}
          title={t('provider.dismissTitle')}
          text={t('provider.dismissText')}
          action={t('provider.dismiss')}
          onConfirm={() => act.mutate({ id, act: 'dismiss' })}
        >
          {t('provider.dismiss')}
        </ConfirmButton>
      </div>
    </li>
  );
}
