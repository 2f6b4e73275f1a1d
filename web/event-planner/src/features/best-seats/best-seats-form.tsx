import type { HoldRequest } from '@event-planner/contracts/booking';
import type { EventDetail } from '@event-planner/contracts/event';
import { layOut, type SeatMap } from '@event-planner/contracts/seat-map';
import { Sparkles } from 'lucide-react';
import { type ReactNode, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { OfferControl } from '../../components/offer-control.tsx';
import { OfferPrice } from '../../components/offer-price.tsx';
import { PriceSummary } from '../../components/price-summary.tsx';
import { quantitiesOf, withoutOrphans } from '../../lib/order/limits.ts';
import type { Offer } from '../../lib/order/offers.ts';
import { type Choice, itemsOf, priceChoices } from '../../lib/order/order.ts';
import { noWishes, togetherItems, type Wishes, wishesWithin } from '../../lib/order/together.ts';
import { WishesFields } from './wishes-fields.tsx';

interface BestSeatsFormProps {
  readonly event: EventDetail;
  readonly map: SeatMap;
  readonly offers: readonly Offer[];
  readonly onFind: (items: HoldRequest['items']) => void;
  /** What is asked for changes: a refusal was about something else. */
  readonly onChoose: () => void;
  readonly busy: boolean;
  readonly refusal: ReactNode;
}

/** How many, of what, and where: the seats are found by the server, next to each other. */
export function BestSeatsForm({ event, map, offers, onFind, onChoose, busy, refusal }: BestSeatsFormProps) {
  const { t } = useTranslation();
  const [choices, setChoices] = useState<readonly Choice[]>([]);
  const [wishes, setWishes] = useState<Wishes>(noWishes);
  const seats = useMemo(() => layOut(map), [map]);
  const seated = useMemo(() => new Set(seats.map(seat => seat.category)), [seats]);
  const sold = offers.filter(
    ({ type, sale }) => sale === 'open' && type.kind === 'ticket' && type.category !== null && seated.has(type.category),
  );
  const wanted = new Set(choices.flatMap(choice => sold.find(({ type }) => type.id === choice.ticketTypeId)?.type.category ?? []));
  const areas = useMemo(() => areasOf(seats), [seats]).filter(({ categories }) => [...wanted].every(category => categories.has(category)));
  const quantities = quantitiesOf(choices);
  const people = [...quantities.values()].reduce((sum, quantity) => sum + quantity, 0);
  const wished = wishesWithin(wishes, { people, areas });
  const price = priceChoices(event.rules, offers, choices);
  const isSeated = (id: string): boolean => sold.some(({ type }) => type.id === id);
  const choose = (choice: Choice): void => {
    onChoose();
    const others = choices.filter(({ ticketTypeId }) => ticketTypeId !== choice.ticketTypeId);
    setChoices(
      withoutOrphans(
        offers,
        [...others, choice].filter(({ quantity }) => quantity > 0),
      ),
    );
  };
  return (
    <section aria-labelledby="best-seats" className="card p-5 shadow-card">
      <h2 id="best-seats" className="text-lg">
        {t('best.title')}
      </h2>
      <p className="text-sm text-soft">{t('best.text')}</p>
      <ul className="mt-2 divide-y divide-line">
        {sold.map(offer => (
          <li key={offer.type.id} className="flex flex-wrap items-center justify-between gap-3 py-2.5">
            <div className="min-w-24 flex-1">
              <p className="font-semibold wrap-anywhere">{offer.type.name}</p>
              <p className="text-sm text-soft">
                <OfferPrice offer={offer} currency={event.currency} timeZone={event.timeZone} />
              </p>
            </div>
            <OfferControl
              offer={offer}
              currency={event.currency}
              quantities={quantities}
              choice={choices.find(({ ticketTypeId }) => ticketTypeId === offer.type.id)}
              onChoose={choose}
              onWrongAmount={() => {}}
            />
          </li>
        ))}
      </ul>
      <div className="border-t border-line pt-3 pb-1">
        <WishesFields
          wishes={wished}
          onChange={next => {
            onChoose();
            setWishes(next);
          }}
          people={people}
          areas={areas}
        />
      </div>
      <div className="sticky bottom-0 -mx-5 -mb-5 space-y-3 border-t border-line bg-surface p-5 pt-3">
        {refusal}
        {price && (
          <PriceSummary isEmpty={people === 0} price={price} currency={event.currency} label={t('event.ticketCount', { count: people })} />
        )}
        <Button
          className="w-full"
          busy={busy}
          disabled={people === 0}
          onClick={() => onFind(togetherItems(itemsOf(offers, choices), { isSeated, wishes: wished }))}
        >
          {!busy && <Sparkles aria-hidden className="size-5" />}
          {busy ? t('event.holding') : t('best.find')}
        </Button>
      </div>
    </section>
  );
}

/** Each area with the categories that it has seats of, in the order of the plan. */
function areasOf(seats: ReturnType<typeof layOut>) {
  const areas = new Map<string, { readonly id: string; readonly name: string; readonly categories: Set<string> }>();
  for (const { area: id, areaName: name, category } of seats) {
    const area = areas.get(id) ?? { id, name, categories: new Set() };
    areas.set(id, area);
    area.categories.add(category);
  }
  return [...areas.values()];
}
