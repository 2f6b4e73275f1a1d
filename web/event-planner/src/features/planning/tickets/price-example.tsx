import type { EventSections } from '@event-planner/contracts/planning';
import { priceOrder } from '@event-planner/contracts/price-order';
import type { Price } from '@event-planner/contracts/pricing';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { NumberField } from '../../../components/number-field.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { TotalLine } from '../../../components/total-line.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';

type Tickets = EventSections['tickets'];

/** What a buyer would pay, by the same computation that will charge them. */
export function PriceExample({ tickets }: { readonly tickets: Tickets }) {
  const { t } = useTranslation('organizing');
  const [chosen, setChosen] = useState<string>();
  const [quantity, setQuantity] = useState(2);
  const type = tickets.types.find(({ id }) => id === chosen) ?? tickets.types.find(({ kind }) => kind === 'ticket') ?? tickets.types[0];
  if (type === undefined) return null;
  const priceMinor = type.phases[0]?.priceMinor ?? type.suggestedMinor ?? type.priceMinor;
  const known = new Set(tickets.taxes.map(({ id }) => id));
  const onlyKnown = (ids: readonly string[]): string[] => ids.filter(id => known.has(id));
  const { price } = priceOrder({
    rules: { ...tickets, fees: tickets.fees.map(fee => ({ ...fee, taxIds: onlyKnown(fee.taxIds) })) },
    lines: [{ ticketTypeId: type.id, kind: type.kind, quantity, priceMinor, taxIds: onlyKnown(type.taxIds) }],
  });
  return (
    <Panel title={t('example.title')} text={t('example.text')}>
      <div className="grid items-start gap-6 sm:grid-cols-2">
        <div className="grid grid-cols-[1fr_6rem] gap-4">
          <SelectField
            label={t('example.type')}
            className="[&>label]:text-base"
            value={type.id}
            options={tickets.types.map(({ id, name }) => ({ value: id, label: name === '' ? t('tickets.unnamed') : name }))}
            onChoose={setChosen}
          />
          <NumberField
            label={t('example.quantity')}
            value={quantity}
            min={1}
            max={50}
            onChange={next => next !== null && setQuantity(next)}
          />
        </div>
        <Receipt price={price} currency={tickets.currency} />
      </div>
    </Panel>
  );
}

function Receipt({ price, currency }: { readonly price: Price; readonly currency: string }) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const included = price.taxes.filter(tax => tax.included);
  return (
    <div className="rounded-control bg-sunken p-4" aria-live="polite">
      <Line label={t('example.tickets')} amount={format.money(price.subtotalMinor, currency)} />
      {price.fees.map(fee => (
        <Line key={fee.id} label={fee.name} amount={format.money(fee.amountMinor, currency)} />
      ))}
      {price.taxes
        .filter(tax => !tax.included)
        .map(tax => (
          <Line
            key={tax.id}
            label={t('taxes.named', { name: tax.name, rate: tax.basisPoints / 100 })}
            amount={format.money(tax.taxMinor, currency)}
          />
        ))}
      <div className="mt-2 border-t border-line pt-2">
        <TotalLine label={t('example.total')} amount={format.money(price.totalMinor, currency)} />
      </div>
      {included.map(tax => (
        <p key={tax.id} className="text-sm text-soft">
          {t('example.included', {
            amount: format.money(tax.taxMinor, currency),
            name: t('taxes.named', { name: tax.name, rate: tax.basisPoints / 100 }),
          })}
        </p>
      ))}
    </div>
  );
}

const Line = ({ label, amount }: { readonly label: string; readonly amount: string }) => (
  <p className="flex justify-between gap-4 py-0.5">
    <span>{label}</span>
    <span className="tabular-nums">{amount}</span>
  </p>
);
