import type { HoldRequest } from '@event-planner/contracts/booking';
import type { EventDetail } from '@event-planner/contracts/event';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Stepper } from '../../components/stepper.tsx';
import { TotalLine } from '../../components/total-line.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { serverNow } from '../../lib/server-clock.ts';
import { saleOf, stepsOf } from '../../lib/ticket-sale.ts';
import { TicketTypeRow } from './ticket-type-row.tsx';

export type Picked = HoldRequest['items'];

interface TicketPickerProps {
  readonly event: EventDetail;
  readonly left: ReadonlyMap<string, number>;
  readonly onPick: (picked: Picked) => void;
  readonly busy: boolean;
  readonly refusal: ReactNode;
}

/** Counted tickets: how many of which kind. */
export function TicketPicker({ event, left, onPick, busy, refusal }: TicketPickerProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [quantities, setQuantities] = useState<Readonly<Record<string, number>>>({});
  const [asked, setAsked] = useState(false);
  const picked = event.ticketTypes.flatMap(type =>
    (quantities[type.id] ?? 0) > 0 ? [{ ticketTypeId: type.id, quantity: quantities[type.id] ?? 0 }] : [],
  );
  const count = picked.reduce((sum, item) => sum + item.quantity, 0);
  const totalMinor = event.ticketTypes.reduce((sum, type) => sum + type.priceMinor * (quantities[type.id] ?? 0), 0);
  return (
    <>
      <ul className="mt-2 divide-y divide-line px-5 sm:px-6">
        {event.ticketTypes.map(type => {
          const sale = saleOf(type, serverNow(), left.get(type.id));
          const quantity = quantities[type.id] ?? 0;
          return (
            <TicketTypeRow key={type.id} event={event} type={type} left={left.get(type.id)} sale={sale}>
              {sale === 'open' && (
                <Stepper
                  name={type.name}
                  value={quantity}
                  {...stepsOf(type, quantity, left.get(type.id))}
                  onChange={value => setQuantities({ ...quantities, [type.id]: value })}
                />
              )}
            </TicketTypeRow>
          );
        })}
      </ul>
      <div className="perforated mt-2 space-y-4 p-5 sm:p-6">
        <TotalLine
          label={count === 0 ? t('event.total') : t('event.ticketCount', { count })}
          amount={format.money(totalMinor, event.currency)}
        />
        {refusal}
        {asked && count === 0 && (
          <p role="alert" className="text-sm font-medium text-danger">
            {t('event.pickFirst')}
          </p>
        )}
        <Button size="large" className="w-full" busy={busy} onClick={() => (count === 0 ? setAsked(true) : onPick(picked))}>
          {busy ? t('event.holding') : t('event.hold')}
        </Button>
        <p className="text-center text-sm text-soft">{t('event.holdText')}</p>
      </div>
    </>
  );
}
