import type { TicketTypeDraft } from '@event-planner/contracts/planning';
import { HandCoins, Plus } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { NumberField } from '../../../components/number-field.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { useSection, useWriting } from '../workspace/sections.ts';
import { FeesPanel } from './fees-panel.tsx';
import { moved, newTicket, withoutType } from './new-ticket.ts';
import { PriceExample } from './price-example.tsx';
import { QuotasPanel } from './quotas-panel.tsx';
import { TaxesPanel } from './taxes-panel.tsx';
import { TicketCard } from './ticket-card.tsx';

export function TicketsPart() {
  const { t } = useTranslation('organizing');
  const { currencies } = useWriting();
  const { value, change, replace, readOnly } = useSection('tickets');
  const [open, setOpen] = useState<string>();
  const setType = (type: TicketTypeDraft): void => change({ types: value.types.map(other => (other.id === type.id ? type : other)) });
  const add = (type: TicketTypeDraft): void => {
    change({ types: [...value.types, type] });
    setOpen(type.id);
  };
  return (
    <div className="space-y-6">
      <Panel id="tickets-list" title={t('tickets.title')} text={t('tickets.text')}>
        {value.types.length === 0 && <p className="mb-4 rounded-control bg-sunken p-5 text-center text-soft">{t('tickets.none')}</p>}
        <ul className="space-y-3">
          {value.types.map((type, at) => (
            <li key={type.id}>
              <TicketCard
                type={type}
                at={at}
                open={open === type.id}
                onOpen={next => setOpen(next ? type.id : undefined)}
                onChange={setType}
                onMove={to => change({ types: moved(value.types, at, to) })}
                onCopy={add}
                onDelete={() => replace(withoutType(value, type.id))}
              />
            </li>
          ))}
        </ul>
        {!readOnly && (
          <div className="mt-4 flex flex-wrap gap-3">
            <Button look="secondary" onClick={() => add(newTicket(value, 'ticket'))}>
              <Plus aria-hidden className="size-5" />
              {t('tickets.add')}
            </Button>
            <Button look="quiet" onClick={() => add(newTicket(value, 'donation'))}>
              <HandCoins aria-hidden className="size-5" />
              {t('tickets.addDonation')}
            </Button>
          </div>
        )}
        <div className="mt-6 grid gap-5 border-t border-line pt-5 sm:grid-cols-2">
          <SelectField
            id="tickets-currency"
            label={t('tickets.currency')}
            className="[&>label]:text-base"
            value={value.currency}
            options={[...new Set([...currencies, value.currency])].map(code => ({ value: code, label: code }))}
            onChoose={currency => change({ currency })}
          />
          <NumberField
            label={t('tickets.maxPerPerson')}
            hint={t('tickets.maxPerPersonHint')}
            value={value.maxPerPerson}
            orNone
            min={1}
            onChange={maxPerPerson => change({ maxPerPerson })}
          />
        </div>
      </Panel>
      <QuotasPanel />
      <TaxesPanel />
      <FeesPanel />
      <PriceExample tickets={value} />
    </div>
  );
}
