import type { EventDetail } from '@event-planner/contracts/event';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/badge.tsx';
import { OfferPrice } from '../../components/offer-price.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import type { Offer } from '../../lib/order/offers.ts';
import { useSoldOutExtra } from '../../lib/sold-out-extra.ts';
import { isScarce } from '../../lib/ticket-sale.ts';

interface TicketTypeRowProps {
  readonly event: EventDetail;
  readonly offer: Offer;
  readonly children?: ReactNode;
}

export function TicketTypeRow({ event, offer, children }: TicketTypeRowProps) {
  const { t } = useTranslation();
  const { type } = offer;
  const extra = useSoldOutExtra();
  return (
    <li className="py-4">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-40 flex-1">
          <h3 className="font-semibold tracking-normal wrap-anywhere">{type.name}</h3>
          {type.description !== '' && <p className="text-sm text-soft wrap-anywhere">{type.description}</p>}
          <p className="mt-1 flex flex-wrap items-baseline gap-x-3 gap-y-1">
            <OfferPrice offer={offer} currency={event.currency} timeZone={event.timeZone} />
            <SaleBadge event={event} offer={offer} />
            {type.hidden && <Badge>{t('offer.unlocked')}</Badge>}
          </p>
          <Conditions event={event} offer={offer} />
        </div>
        {children}
        {offer.sale === 'sold_out' && type.kind === 'ticket' && type.requires.length === 0 && extra?.(type)}
      </div>
    </li>
  );
}

function SaleBadge({ event, offer: { sale, left, type } }: Omit<TicketTypeRowProps, 'children'>) {
  const { t } = useTranslation();
  const format = useFormat();
  if (sale === 'sold_out') return <Badge tone="bad">{t('event.soldOut')}</Badge>;
  if (sale === 'over') return <Badge>{t('event.closed')}</Badge>;
  if (sale === 'not_yet')
    return <span className="text-sm text-soft">{t('event.opens', { moment: format.moment(type.salesStart, event.timeZone) })}</span>;
  return event.state === 'published' && isScarce(left) && type.kind === 'ticket' ? (
    <Badge tone="warning">{t('event.left', { count: left })}</Badge>
  ) : null;
}

/** What it is sold with, what it is made of, and how many one person may have. */
function Conditions({ event, offer: { type } }: Omit<TicketTypeRowProps, 'children'>) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = (id: string): string => event.ticketTypes.find(other => other.id === id)?.name ?? '';
  const list = new Intl.ListFormat(format.locale, { type: 'conjunction' });
  const choice = new Intl.ListFormat(format.locale, { type: 'disjunction' });
  const bases = type.requires.map(nameOf).filter(name => name !== '');
  const sentences = [
    ...(bases.length === 0 ? [] : [t('offer.requires', { names: choice.format(bases) })]),
    ...(type.bundle.length === 0
      ? []
      : [t('offer.bundle', { parts: list.format(type.bundle.map(part => `${part.quantity} × ${nameOf(part.ticketTypeId)}`)) })]),
    ...(type.maxPerPerson === null ? [] : [t('offer.perPerson', { count: type.maxPerPerson })]),
    ...(type.minPerOrder > 1 ? [t('offer.fromNumber', { count: type.minPerOrder })] : []),
  ];
  return sentences.length === 0 ? null : <p className="mt-1 text-sm text-soft">{sentences.join(' ')}</p>;
}
