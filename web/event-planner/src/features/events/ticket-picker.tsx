import type { HoldRequest } from '@event-planner/contracts/booking';
import type { EventDetail } from '@event-planner/contracts/event';
import { Sparkles } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, buttonClass } from '../../components/button.tsx';
import { OfferControl } from '../../components/offer-control.tsx';
import { PriceSummary } from '../../components/price-summary.tsx';
import { quantitiesOf, ticketsIn, tooManyForOne, withoutOrphans } from '../../lib/order/limits.ts';
import type { Offer } from '../../lib/order/offers.ts';
import { type Choice, itemsOf, priceChoices } from '../../lib/order/order.ts';
import { TicketTypeRow } from './ticket-type-row.tsx';

export type Picked = HoldRequest['items'];

interface TicketPickerProps {
  readonly event: EventDetail;
  readonly offers: readonly Offer[];
  readonly onPick: (picked: Picked) => void;
  readonly onChoose: () => void;
  readonly busy: boolean;
  readonly refusal: ReactNode;
  readonly picked: readonly Choice[];
  /** Where what is picked is bought, in a tab of its own. @default here */
  readonly addressOf?: (choices: readonly Choice[]) => string;
  /** Where places are numbered: what may be wished for when we choose the seats, and the way to choose them oneself. */
  readonly seated?: { readonly wishes: (people: number) => ReactNode; readonly toPlan: ReactNode };
}

/** Counted tickets: how many of which kind, and for how much where the buyer decides. */
export function TicketPicker({ event, offers, onPick, onChoose, busy, refusal, picked, addressOf, seated }: TicketPickerProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<readonly Choice[]>(() => possible(offers, picked));
  // What a code opened goes with it.
  const choices = chosen.filter(({ ticketTypeId }) => offers.some(({ type }) => type.id === ticketTypeId));
  const [wrongAmounts, setWrongAmounts] = useState<ReadonlySet<string>>(new Set());
  const [asked, setAsked] = useState(false);
  const quantities = quantitiesOf(choices);
  const choose = (choice: Choice): void => {
    const others = choices.filter(({ ticketTypeId }) => ticketTypeId !== choice.ticketTypeId);
    setChosen(
      withoutOrphans(
        offers,
        [...others, choice].filter(({ quantity }) => quantity > 0),
      ),
    );
    onChoose();
  };
  const note = (ticketTypeId: string, wrong: boolean): void => {
    const noted = new Set(wrongAmounts);
    if (wrong) noted.add(ticketTypeId);
    else noted.delete(ticketTypeId);
    setWrongAmounts(noted);
  };
  const problem = problemOf({ event, offers, choices, wrong: choices.some(({ ticketTypeId }) => wrongAmounts.has(ticketTypeId)) });
  return (
    <>
      <ul className="mt-2 divide-y divide-line px-5 sm:px-6">
        {offers.map(offer => (
          <TicketTypeRow key={offer.type.id} event={event} offer={offer}>
            {offer.sale === 'open' && (
              <OfferControl
                offer={offer}
                currency={event.currency}
                quantities={quantities}
                choice={choices.find(({ ticketTypeId }) => ticketTypeId === offer.type.id)}
                onChoose={choose}
                onWrongAmount={wrong => note(offer.type.id, wrong)}
              />
            )}
          </TicketTypeRow>
        ))}
      </ul>
      <div className="perforated mt-2 space-y-4 p-5 sm:p-6">
        <Summary event={event} offers={offers} choices={choices} />
        {seated && choices.length > 0 && seated.wishes(ticketsIn(offers, choices))}
        {refusal}
        {asked && problem && (
          <p role="alert" className="text-sm font-medium text-danger">
            {t(problem.sentence, { count: problem.count })}
          </p>
        )}
        {addressOf && problem === undefined ? (
          <a href={addressOf(choices)} target="_blank" rel="noopener" className={buttonClass({ size: 'large', className: 'w-full' })}>
            {t('embed.buy')}
          </a>
        ) : (
          <Button
            size="large"
            className="w-full"
            busy={busy}
            onClick={() => (problem === undefined ? onPick(itemsOf(offers, choices)) : setAsked(true))}
          >
            {seated && !busy && <Sparkles aria-hidden className="size-5" />}
            {addressOf ? t('embed.buy') : t(busy ? 'event.holding' : seated ? 'best.find' : 'event.hold')}
          </Button>
        )}
        {seated?.toPlan}
        <p className="text-center text-sm text-soft">{t(addressOf ? 'embed.newTab' : 'event.holdText')}</p>
        {event.maxPerPerson !== null && (
          <p className="text-center text-sm text-soft">{t('offer.perPersonAll', { count: event.maxPerPerson })}</p>
        )}
      </div>
    </>
  );
}

/** What was picked elsewhere, as far as it is offered here. */
const possible = (offers: readonly Offer[], picked: readonly Choice[]): readonly Choice[] =>
  withoutOrphans(
    offers,
    picked.flatMap(choice => {
      const offer = offers.find(({ type }) => type.id === choice.ticketTypeId);
      if (offer?.sale !== 'open') return [];
      const quantity = Math.min(choice.quantity, offer.type.maxPerOrder, offer.left ?? choice.quantity);
      const { amountMinor, ...counted } = choice;
      const isChosen = offer.type.pricing === 'chosen' && amountMinor !== undefined && amountMinor >= offer.priceMinor;
      return quantity >= offer.type.minPerOrder ? [{ ...counted, quantity, ...(isChosen && { amountMinor }) }] : [];
    }),
  );

interface Picking {
  readonly event: EventDetail;
  readonly offers: readonly Offer[];
  readonly choices: readonly Choice[];
}

function problemOf({ event, offers, choices, wrong }: Picking & { readonly wrong: boolean }) {
  if (choices.length === 0) return { sentence: 'event.pickFirst', count: 0 } as const;
  if (wrong) return { sentence: 'offer.amountsFirst', count: 0 } as const;
  return tooManyForOne(event, offers, choices) ? ({ sentence: 'offer.perPersonAll', count: event.maxPerPerson ?? 0 } as const) : undefined;
}

function Summary({ event, offers, choices }: Picking) {
  const { t } = useTranslation();
  const price = priceChoices(event.rules, offers, choices);
  const count = ticketsIn(offers, choices);
  return (
    price && (
      <PriceSummary
        price={price}
        currency={event.currency}
        isEmpty={choices.length === 0}
        label={count === 0 ? t('event.total') : t('event.ticketCount', { count })}
      />
    )
  );
}
