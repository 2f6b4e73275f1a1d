import { type Dispute, isAnswerable } from '@event-planner/contracts/disputes';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { ShieldCheck } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { ErrorView } from '../../../components/error-view.tsx';
import { MessageView } from '../../../components/message-view.tsx';
import { MoreButton } from '../../../components/more-button.tsx';
import { Loading, Skeleton } from '../../../components/skeleton.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { useOwnOrganizer } from '../../../lib/organizing/own-organizer.ts';
import { listDisputes } from '../api/disputes.ts';
import { DisputeDialog } from './dispute-dialog.tsx';
import { disputeTone, useReasonWords } from './words.ts';
import { ownTimeZone } from '../../../lib/format/own-time-zone.ts';

/** Payments that buyers' banks want back: why, how much, and until when something can be said. */
export function DisputesPart() {
  const { t } = useTranslation('money');
  const organizer = useOwnOrganizer();
  const disputes = useInfiniteQuery(listDisputes(organizer.id));
  const [open, setOpen] = useState<string>();
  if (disputes.isPending)
    return (
      <Loading className="space-y-3">
        <Skeleton className="h-28 rounded-card" />
        <Skeleton className="h-28 rounded-card" />
      </Loading>
    );
  if (disputes.isError) return <ErrorView error={disputes.error} onRetry={() => void disputes.refetch()} />;
  const items = disputes.data.pages.flatMap(page => page.items);
  if (items.length === 0) return <MessageView icon={<ShieldCheck />} title={t('disputes.none')} text={t('disputes.noneText')} />;
  return (
    <>
      <ul className="space-y-3">
        {items.map(dispute => (
          <DisputeRow key={dispute.id} dispute={dispute} onOpen={() => setOpen(dispute.id)} />
        ))}
      </ul>
      <MoreButton of={disputes} />
      {open !== undefined && <DisputeDialog id={open} onClose={() => setOpen(undefined)} />}
    </>
  );
}

function DisputeRow({ dispute, onOpen }: { readonly dispute: Dispute; readonly onOpen: () => void }) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const reasons = useReasonWords();
  const { state, amountMinor, feeMinor, currency, dueAt, reason, eventId, eventTitle, reference, buyer } = dispute;
  const organizer = useOwnOrganizer();
  const answerable = isAnswerable(state);
  return (
    <li className="card flex flex-wrap items-center gap-x-5 gap-y-3 p-4 sm:p-5">
      <div className="min-w-0 grow basis-64">
        <p className="flex flex-wrap items-center gap-2">
          <span className="text-lg font-semibold tabular-nums">{format.money(amountMinor, currency)}</span>
          <Badge tone={disputeTone(state)}>{t(`disputes.is_${state}`)}</Badge>
        </p>
        <p>{reasons(reason)}</p>
        <p className="text-sm text-soft">
          {eventId !== null && reference !== null && (
            <Link
              to="/organize/$organizer/orders/$eventId/$orderId"
              params={{ organizer: organizer.slug, eventId, orderId: dispute.bookingId }}
              className="link me-2 font-mono"
            >
              {reference}
            </Link>
          )}
          {[eventTitle, buyer].filter(Boolean).join(' · ')}
        </p>
        {feeMinor > 0 && <p className="text-sm text-soft">{t('disputes.fee', { amount: format.money(feeMinor, currency) })}</p>}
        {answerable && dueAt !== null && (
          <p className="text-sm font-medium text-amber-ink">{t('disputes.due', { moment: format.moment(dueAt, ownTimeZone()) })}</p>
        )}
      </div>
      <Button look={answerable ? 'primary' : 'secondary'} onClick={onOpen}>
        {t(answerable ? 'disputes.answer' : 'disputes.look')}
      </Button>
    </li>
  );
}
