import { useTranslation } from 'react-i18next';
import { OfferControl } from '../../components/offer-control.tsx';
import { OfferPrice } from '../../components/offer-price.tsx';
import { quantitiesOf, withoutOrphans } from '../../lib/order/limits.ts';
import type { Offer } from '../../lib/order/offers.ts';
import type { House } from './house.ts';
import { choicesOf, type Selection, withAmount, withQuantity } from './selection.ts';

interface CountedPlacesProps {
  readonly house: House;
  readonly offers: readonly Offer[];
  readonly selection: Selection;
  readonly onChange: (selection: Selection) => void;
  /** The kinds of which something typed is no amount that may be given. */
  readonly wrongAmounts: ReadonlySet<string>;
  readonly onWrongAmounts: (ticketTypeIds: ReadonlySet<string>) => void;
}

/** Standing places, extras and whatever else has no number, beside the seats. */
export function CountedPlaces({ house, offers, selection, onChange, wrongAmounts, onWrongAmounts }: CountedPlacesProps) {
  const { t } = useTranslation();
  const counted = offers.filter(({ type }) => house.offers.counted.some(({ id }) => id === type.id));
  if (counted.length === 0) return null;
  const choices = withoutOrphans(offers, choicesOf(selection));
  const note = (id: string, wrong: boolean): void =>
    onWrongAmounts(wrong ? new Set([...wrongAmounts, id]) : new Set([...wrongAmounts].filter(one => one !== id)));
  return (
    <section aria-labelledby="counted" className="mt-2 border-t border-line pt-3">
      <h3 id="counted" className="text-sm font-semibold text-soft">
        {t('seats.standing')}
      </h3>
      <ul className="divide-y divide-line">
        {counted.map(offer => (
          <li key={offer.type.id} className="flex flex-wrap items-center justify-between gap-3 py-2.5">
            <div className="min-w-0">
              <p className="font-semibold">{offer.type.name}</p>
              <p className="text-sm text-soft">
                {offer.left === 0 ? (
                  t('event.soldOut')
                ) : (
                  <OfferPrice offer={offer} currency={house.event.currency} timeZone={house.event.timeZone} />
                )}
              </p>
            </div>
            <OfferControl
              offer={offer}
              currency={house.event.currency}
              quantities={quantitiesOf(choices)}
              choice={choices.find(({ ticketTypeId }) => ticketTypeId === offer.type.id)}
              onChoose={({ ticketTypeId, quantity, amountMinor }) => {
                const chosen = withQuantity(selection, ticketTypeId, quantity);
                onChange(amountMinor === undefined ? chosen : withAmount(chosen, ticketTypeId, amountMinor));
              }}
              onWrongAmount={wrong => note(offer.type.id, wrong)}
            />
          </li>
        ))}
      </ul>
    </section>
  );
}
