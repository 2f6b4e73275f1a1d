import { useTranslation } from 'react-i18next';
import { Stepper } from '../../components/stepper.tsx';
import { stepsOf } from '../../lib/ticket-sale.ts';
import type { House } from './house.ts';
import { type Selection, withQuantity } from './selection.ts';
import type { SeatWords } from './use-seat-words.ts';

interface CountedPlacesProps {
  readonly house: House;
  readonly words: SeatWords;
  readonly selection: Selection;
  readonly onChange: (selection: Selection) => void;
  readonly left: ReadonlyMap<string, number>;
}

/** Standing and other places without a number, beside the seats. */
export function CountedPlaces({ house, words, selection, onChange, left }: CountedPlacesProps) {
  const { t } = useTranslation();
  if (house.offers.counted.length === 0) return null;
  return (
    <section aria-labelledby="counted" className="mt-2 border-t border-line pt-3">
      <h3 id="counted" className="text-sm font-semibold text-soft">
        {t('seats.standing')}
      </h3>
      <ul className="divide-y divide-line">
        {house.offers.counted.map(type => {
          const quantity = selection.quantities[type.id] ?? 0;
          return (
            <li key={type.id} className="flex items-center justify-between gap-3 py-2.5">
              <div className="min-w-0">
                <p className="font-semibold">{type.name}</p>
                <p className="text-sm text-soft tabular-nums">
                  {left.get(type.id) === 0 ? t('event.soldOut') : words.money(type.priceMinor)}
                </p>
              </div>
              <Stepper
                name={type.name}
                value={quantity}
                {...stepsOf(type, quantity, left.get(type.id))}
                onChange={value => onChange(withQuantity(selection, type.id, value))}
              />
            </li>
          );
        })}
      </ul>
    </section>
  );
}
