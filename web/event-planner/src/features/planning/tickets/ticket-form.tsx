import type { TicketTypeDraft } from '@event-planner/contracts/planning';
import { useTranslation } from 'react-i18next';
import { CheckField } from '../../../components/check-field.tsx';
import { Field } from '../../../components/field.tsx';
import { MoneyField } from '../../../components/money-field.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { TextArea } from '../../../components/text-area.tsx';
import { useSection } from '../workspace/sections.ts';
import { BundleFields } from './bundle-fields.tsx';
import { LimitFields } from './limit-fields.tsx';
import { PhaseFields } from './phase-fields.tsx';
import { PlaceFields } from './place-fields.tsx';
import { SalesFields } from './sales-fields.tsx';
import { TicketMore } from './ticket-more.tsx';

export interface TicketFieldsProps {
  readonly type: TicketTypeDraft;
  readonly change: (part: Partial<TicketTypeDraft>) => void;
}

interface TicketFormProps {
  readonly type: TicketTypeDraft;
  readonly at: number;
  readonly onChange: (type: TicketTypeDraft) => void;
}

/** What most need first; the rest behind headings one can open. */
export function TicketForm({ type, at, onChange }: TicketFormProps) {
  const { t } = useTranslation('organizing');
  const { value, problem } = useSection('tickets');
  const change = (part: Partial<TicketTypeDraft>): void => onChange({ ...type, ...part });
  const ticket = type.kind === 'ticket';
  return (
    <div className="space-y-5">
      <Field
        label={t('tickets.name')}
        value={type.name}
        maxLength={200}
        placeholder={t(ticket ? 'tickets.namePlaceholder' : 'tickets.donationPlaceholder')}
        problem={problem('types', at, 'name')}
        onChange={event => change({ name: event.target.value })}
      />
      <div className="grid gap-5 sm:grid-cols-2">
        <SelectField
          label={t('tickets.pricing')}
          className="[&>label]:text-base"
          value={type.pricing}
          options={[
            { value: 'fixed', label: t('tickets.fixed') },
            { value: 'chosen', label: t('tickets.chosen') },
          ]}
          onChoose={pricing => change(pricing === 'chosen' ? { pricing, phases: [] } : { pricing: 'fixed', suggestedMinor: null })}
        />
        <MoneyField
          label={t(type.pricing === 'chosen' ? 'tickets.least' : 'tickets.price')}
          currency={value.currency}
          valueMinor={type.priceMinor}
          problem={problem('types', at, 'priceMinor')}
          onChange={priceMinor => change({ priceMinor })}
        />
        {type.pricing === 'chosen' && (
          <MoneyField
            label={t('tickets.suggested')}
            currency={value.currency}
            valueMinor={type.suggestedMinor}
            onChange={suggestedMinor => change({ suggestedMinor })}
            onEmpty={() => change({ suggestedMinor: null })}
          />
        )}
      </div>
      {ticket && <PlaceFields type={type} change={change} />}
      <TextArea
        label={t('tickets.description')}
        hint={t('tickets.descriptionHint')}
        value={type.description}
        rows={2}
        maxLength={500}
        onChange={event => change({ description: event.target.value })}
      />
      <TicketMore title={t('tickets.when')}>
        <SalesFields type={type} change={change} />
      </TicketMore>
      <TicketMore title={t('tickets.limits')}>
        <LimitFields type={type} change={change} />
      </TicketMore>
      {type.pricing === 'fixed' && (
        <TicketMore title={t('phases.title')} count={type.phases.length}>
          <PhaseFields type={type} change={change} />
        </TicketMore>
      )}
      <TicketMore title={t('tickets.who')} count={Number(type.hidden) + type.requires.length}>
        <div className="space-y-4">
          <CheckField
            label={t('tickets.hidden')}
            hint={t('tickets.hiddenHint')}
            checked={type.hidden}
            onCheck={hidden => change({ hidden })}
          />
          {ticket && <RequiresFields type={type} change={change} />}
        </div>
      </TicketMore>
      {ticket && (
        <TicketMore title={t('bundle.title')} count={type.bundle.length}>
          <BundleFields type={type} change={change} />
        </TicketMore>
      )}
      {value.taxes.length > 0 && (
        <fieldset>
          <legend className="mb-1 font-semibold">{t('taxes.title')}</legend>
          {value.taxes.map(tax => (
            <CheckField
              key={tax.id}
              label={t('taxes.named', { name: tax.name, rate: tax.basisPoints / 100 })}
              checked={type.taxIds.includes(tax.id)}
              onCheck={on => change({ taxIds: on ? [...type.taxIds, tax.id] : type.taxIds.filter(id => id !== tax.id) })}
            />
          ))}
        </fieldset>
      )}
    </div>
  );
}

function RequiresFields({ type, change }: TicketFieldsProps) {
  const { t } = useTranslation('organizing');
  const { value } = useSection('tickets');
  const others = value.types.filter(other => other.id !== type.id && other.kind === 'ticket');
  if (others.length === 0) return null;
  return (
    <fieldset>
      <legend className="font-medium">{t('tickets.requires')}</legend>
      <p className="text-sm text-soft">{t('tickets.requiresHint')}</p>
      {others.map(other => (
        <CheckField
          key={other.id}
          label={other.name === '' ? t('tickets.unnamed') : other.name}
          checked={type.requires.includes(other.id)}
          onCheck={on => change({ requires: on ? [...type.requires, other.id] : type.requires.filter(id => id !== other.id) })}
        />
      ))}
    </fieldset>
  );
}
