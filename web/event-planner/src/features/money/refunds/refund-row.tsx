import type { ProviderRefund } from '@event-planner/contracts/provider-refunds';
import { Link } from '@tanstack/react-router';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../../components/badge.tsx';
import { Button } from '../../../components/button.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { mayDo, useOwnOrganizer } from '../../../lib/organizing/own-organizer.ts';
import { DecisionDialog } from './decision-dialog.tsx';
import { ownTimeZone } from '../../../lib/format/own-time-zone.ts';

const toneOf = { pending: 'warning', succeeded: 'plain', failed: 'bad' } as const;

/** A refund with its order, and what it was for or a button to say so. */
export function RefundRow({ refund }: { readonly refund: ProviderRefund }) {
  const { t } = useTranslation('money');
  const format = useFormat();
  const organizer = useOwnOrganizer();
  const [deciding, setDeciding] = useState(false);
  const { id, amountMinor, currency, state, madeAt, purpose, decidedAt, decidedBy, buyer, eventTitle } = refund;
  const zone = ownTimeZone();
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-5 gap-y-2 py-3">
      <div className="min-w-0 grow basis-64">
        <p className="flex flex-wrap items-center gap-2">
          <span className="font-semibold tabular-nums">{format.money(amountMinor, currency)}</span>
          <Badge tone={toneOf[state]}>{t(`providerRefunds.is_${state}`)}</Badge>
        </p>
        <p className="text-sm break-words">
          <OrderLink refund={refund} slug={organizer.slug} />
          {[buyer, eventTitle].filter(Boolean).map(part => ` · ${part}`)}
        </p>
        <p className="text-sm break-words text-soft">
          {t('providerRefunds.made', { moment: format.moment(madeAt, zone) })} · <span className="font-mono text-xs">{id}</span>
        </p>
        {purpose !== null && (
          <p className="text-sm">
            {t(`providerRefunds.for_${purpose}`)}
            {decidedBy !== null &&
              decidedAt !== null &&
              ` · ${t('providerRefunds.saidBy', { name: decidedBy, moment: format.moment(decidedAt, zone) })}`}
          </p>
        )}
        {purpose === null && state !== 'succeeded' && <p className="text-sm text-soft">{t(`providerRefunds.why_${state}`)}</p>}
      </div>
      {purpose === null && state === 'succeeded' && mayDo(organizer, 'refund') && (
        <Button size="small" onClick={() => setDeciding(true)}>
          {t('providerRefunds.say')}
        </Button>
      )}
      {deciding && <DecisionDialog refund={refund} onClose={() => setDeciding(false)} />}
    </li>
  );
}

function OrderLink({ refund: { eventId, bookingId, reference }, slug }: { readonly refund: ProviderRefund; readonly slug: string }) {
  if (eventId === null) return <span className="font-mono">{reference ?? bookingId}</span>;
  return (
    <Link
      to="/organize/$organizer/orders/$eventId/$orderId"
      params={{ organizer: slug, eventId, orderId: bookingId }}
      className="link font-mono"
    >
      {reference ?? bookingId}
    </Link>
  );
}
