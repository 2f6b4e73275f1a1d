import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { PriceSummary } from '../../components/price-summary.tsx';
import { withoutOrphans } from '../../lib/order/limits.ts';
import type { Offer } from '../../lib/order/offers.ts';
import { priceChoices } from '../../lib/order/order.ts';
import type { House } from './house.ts';
import { choicesOf, placesOf, type Selection, tooFew } from './selection.ts';

export interface HoldActionProps {
  readonly house: House;
  readonly offers: readonly Offer[];
  readonly selection: Selection;
  readonly onHold: () => void;
  readonly busy: boolean;
  /** Something typed is no amount that may be given. */
  readonly wrong: boolean;
  readonly refusal: ReactNode;
}

/** What it comes to, what is still wrong with it, and the button that makes it one's own for a while. */
export function HoldAction({ house, offers, selection, onHold, busy, wrong, refusal }: HoldActionProps) {
  const { t } = useTranslation();
  const { event } = house;
  const places = placesOf(selection);
  const price = priceChoices(event.rules, offers, withoutOrphans(offers, choicesOf(selection)));
  const missing = tooFew(selection, event.ticketTypes);
  return (
    <div className="space-y-3">
      {missing.map(type => (
        <p key={type.id} className="text-sm font-medium text-danger">
          {t('seats.minNeeded', { name: type.name, count: type.minPerOrder })}
        </p>
      ))}
      {refusal}
      <div className="flex flex-col gap-3 max-lg:flex-row max-lg:items-center max-lg:justify-between">
        {price && (
          <PriceSummary isEmpty={places === 0} price={price} currency={event.currency} label={t('event.ticketCount', { count: places })} />
        )}
        <Button
          size="large"
          className="max-lg:min-h-12 max-lg:px-5 max-lg:text-base"
          busy={busy}
          disabled={places === 0 || missing.length > 0 || wrong}
          onClick={onHold}
        >
          {busy ? t('event.holding') : t('seats.hold')}
        </Button>
      </div>
    </div>
  );
}
