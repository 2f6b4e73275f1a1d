import type { PriceNow } from '@event-planner/contracts/booking';
import type { TicketType } from '@event-planner/contracts/event';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { useFormat } from '../../lib/format/use-format.ts';

interface ChangedPricesProps {
  readonly prices: readonly PriceNow[];
  readonly event: { readonly currency: string; readonly ticketTypes: readonly TicketType[] };
  readonly onAccept: () => void;
}

/** Nobody is charged another price than they saw: it is shown, and waits for a yes. */
export function ChangedPrices({ prices, event, onAccept }: ChangedPricesProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const nameOf = (id: string): string => event.ticketTypes.find(type => type.id === id)?.name ?? '';
  return (
    <Notice tone="warning" announce>
      <p className="font-semibold">{t('offer.changedTitle')}</p>
      <ul className="mt-1">
        {prices.map(({ ticketTypeId, quantity, priceMinor, phase }) => (
          <li key={`${ticketTypeId} ${priceMinor} ${phase ?? ''}`}>
            {t('offer.changedLine', { count: quantity, name: nameOf(ticketTypeId), price: format.money(priceMinor, event.currency) })}
            {phase !== null && ` (${phase})`}
          </li>
        ))}
      </ul>
      <Button size="small" className="mt-3" onClick={onAccept}>
        {t('offer.changedAccept')}
      </Button>
    </Notice>
  );
}
