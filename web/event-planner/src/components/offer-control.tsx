import { HandHeart, X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { stepsTo } from '../lib/order/limits.ts';
import type { Offer } from '../lib/order/offers.ts';
import { type Choice, suggestedOf } from '../lib/order/order.ts';
import { AmountField } from './amount-field.tsx';
import { Button } from './button.tsx';
import { Stepper } from './stepper.tsx';

interface OfferControlProps {
  readonly offer: Offer;
  readonly currency: string;
  readonly quantities: ReadonlyMap<string, number>;
  readonly choice: Choice | undefined;
  readonly onChoose: (choice: Choice) => void;
  /** What is typed is no amount that may be given. */
  readonly onWrongAmount: (wrong: boolean) => void;
}

/** How many of a kind; and where the buyer decides, for how much each. Of a donation there is one, of any amount. */
export function OfferControl({ offer, currency, quantities, choice, onChoose, onWrongAmount }: OfferControlProps) {
  const { t } = useTranslation();
  const { type } = offer;
  const quantity = choice?.quantity ?? 0;
  const amountMinor = choice?.amountMinor ?? suggestedOf(offer);
  const chosen = type.pricing === 'chosen';
  const change = (next: number): void => {
    if (next === 0) onWrongAmount(false);
    onChoose({ ticketTypeId: type.id, quantity: next, ...(chosen && { amountMinor }) });
  };
  return (
    <>
      {type.kind === 'donation' ? (
        <Button look="secondary" size="small" aria-pressed={quantity > 0} onClick={() => change(quantity > 0 ? 0 : 1)}>
          {quantity > 0 ? <X aria-hidden className="size-4.5" /> : <HandHeart aria-hidden className="size-4.5" />}
          {t(quantity > 0 ? 'offer.noDonation' : 'offer.give')}
        </Button>
      ) : (
        <Stepper name={type.name} value={quantity} {...stepsTo(offer, quantities)} onChange={change} />
      )}
      {chosen && quantity > 0 && (
        <div className="basis-full">
          <AmountField
            label={t(type.kind === 'donation' ? 'offer.donationAmount' : 'offer.amountEach')}
            currency={currency}
            leastMinor={type.kind === 'donation' ? Math.max(1, offer.priceMinor) : offer.priceMinor}
            value={amountMinor}
            onChange={typed => {
              onWrongAmount(typed === undefined);
              if (typed !== undefined) onChoose({ ticketTypeId: type.id, quantity, amountMinor: typed });
            }}
          />
        </div>
      )}
    </>
  );
}
