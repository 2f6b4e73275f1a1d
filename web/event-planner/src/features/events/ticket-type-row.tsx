import type { EventDetail, TicketType } from '@event-planner/contracts/event';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/badge.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { isScarce, type Sale } from '../../lib/ticket-sale.ts';

interface TicketTypeRowProps {
  readonly event: EventDetail;
  readonly type: TicketType;
  readonly left: number | undefined;
  readonly sale: Sale;
  readonly children?: ReactNode;
}

export function TicketTypeRow({ event, type, left, sale, children }: TicketTypeRowProps) {
  const { t } = useTranslation();
  const format = useFormat();
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-4">
      <div className="min-w-40 flex-1">
        <h3 className="font-semibold tracking-normal">{type.name}</h3>
        {type.description !== '' && <p className="text-sm text-soft">{type.description}</p>}
        <p className="mt-1 flex flex-wrap items-center gap-x-3 gap-y-1">
          <span className="font-semibold tabular-nums">
            {type.priceMinor === 0 ? t('events.free') : format.money(type.priceMinor, event.currency)}
          </span>
          <SaleBadge sale={sale} left={left} opens={format.moment(type.salesStart, event.timeZone)} />
        </p>
      </div>
      {children}
    </li>
  );
}

function SaleBadge({ sale, left, opens }: { readonly sale: Sale; readonly left: number | undefined; readonly opens: string }) {
  const { t } = useTranslation();
  if (sale === 'sold_out') return <Badge tone="bad">{t('event.soldOut')}</Badge>;
  if (sale === 'over') return <Badge>{t('event.closed')}</Badge>;
  if (sale === 'not_yet') return <span className="text-sm text-soft">{t('event.opens', { moment: opens })}</span>;
  return isScarce(left) ? <Badge tone="warning">{t('event.left', { count: left })}</Badge> : null;
}
