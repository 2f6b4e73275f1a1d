import type { Hold } from '@event-planner/contracts/booking';
import type { HoldRequest } from '@event-planner/contracts/booking';
import { mostAtOnce } from '@event-planner/contracts/event';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { Stepper } from '../../components/stepper.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { useDeskHold } from './api/desk.ts';
import type { DeskProps, DeskType } from './desk.tsx';

type Item = HoldRequest['items'][number];

export function DeskChoice({
  eventId,
  currency,
  types,
  seated,
  seats,
  categoryOf,
  chooser,
  onHeld,
}: DeskProps & { readonly onHeld: (hold: Hold) => void }) {
  const { t } = useTranslation('organizing');
  const hold = useDeskHold(eventId);
  const [numbers, setNumbers] = useState<Readonly<Record<string, number>>>({});
  const [typeOfCategory, setTypeOfCategory] = useState<Readonly<Record<string, string>>>({});
  const sellers = (category: string): readonly DeskType[] => types.filter(type => type.category === category);
  const chosenType = (category: string): DeskType | undefined =>
    sellers(category).find(({ id }) => id === typeOfCategory[category]) ?? sellers(category)[0];
  const items: readonly Item[] = [
    ...seats.flatMap(seat => {
      const type = chosenType(categoryOf(seat) ?? '');
      return type === undefined ? [] : [{ ticketTypeId: type.id, seat, ...priceOf(type) }];
    }),
    ...types.flatMap(type => {
      const count = numbers[type.id] ?? 0;
      if (count === 0) return [];
      const isSeated = type.category !== null && seated.has(type.category);
      return [
        isSeated
          ? { ticketTypeId: type.id, together: count, ...priceOf(type) }
          : { ticketTypeId: type.id, quantity: count, ...priceOf(type) },
      ];
    }),
  ];
  const categories = [...new Set(seats.flatMap(seat => categoryOf(seat) ?? []))];
  return (
    <form
      className="space-y-5"
      onSubmit={event => {
        event.preventDefault();
        hold.mutate([...items], { onSuccess: onHeld });
      }}
    >
      <ul className="divide-y divide-line">
        {types.map(type => (
          <Row
            key={type.id}
            type={type}
            currency={currency}
            best={type.category !== null && seated.has(type.category)}
            value={numbers[type.id] ?? 0}
            onChange={value => setNumbers({ ...numbers, [type.id]: value })}
          />
        ))}
      </ul>
      {chooser !== null && (
        <details>
          <summary className="inline-block min-h-11 py-2 font-semibold text-brand">{t('desk.onPlan', { count: seats.length })}</summary>
          {chooser}
        </details>
      )}
      {categories
        .filter(category => sellers(category).length > 1)
        .map(category => (
          <SelectField
            key={category}
            label={t('desk.as', { seats: seats.filter(seat => categoryOf(seat) === category).join(', ') })}
            value={chosenType(category)?.id ?? ''}
            options={sellers(category).map(({ id, name }) => ({ value: id, label: name }))}
            onChoose={id => setTypeOfCategory({ ...typeOfCategory, [category]: id })}
          />
        ))}
      <Refusal error={hold.error} />
      <Button type="submit" busy={hold.isPending} disabled={items.length === 0}>
        {t('desk.continue')}
      </Button>
    </form>
  );
}

/** Where the buyer chooses the price, the desk takes what is suggested. */
const priceOf = (type: DeskType) => (type.pricing === 'chosen' ? { priceMinor: type.suggestedMinor ?? type.priceMinor } : {});

interface RowProps {
  readonly type: DeskType;
  readonly currency: string;
  /** Its seats are chosen by the server: the best that are together. */
  readonly best: boolean;
  readonly value: number;
  readonly onChange: (value: number) => void;
}

function Row({ type, currency, best, value, onChange }: RowProps) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
      <div className="min-w-0">
        <p className="font-semibold">{type.name}</p>
        <p className="text-sm text-soft">
          {type.priceMinor === 0 ? t('orders.free') : format.money(type.priceMinor, currency)}
          {best && ` · ${t('desk.best')}`}
        </p>
      </div>
      <Stepper
        name={type.name}
        value={value}
        smaller={value > 0 ? value - 1 : undefined}
        larger={value < mostAtOnce ? value + 1 : undefined}
        onChange={onChange}
      />
    </li>
  );
}
