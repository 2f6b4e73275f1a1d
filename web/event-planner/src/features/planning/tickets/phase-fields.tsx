import type { TicketTypeDraft } from '@event-planner/contracts/planning';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Field } from '../../../components/field.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { MoneyField } from '../../../components/money-field.tsx';
import { NumberField } from '../../../components/number-field.tsx';
import { useSection } from '../workspace/sections.ts';
import type { TicketFieldsProps } from './ticket-form.tsx';

type Phase = TicketTypeDraft['phases'][number];

/** Earlier prices one after the other; each ends by its date or when so many are sold, whichever is first. */
export function PhaseFields({ type, change }: TicketFieldsProps) {
  const { t } = useTranslation('organizing');
  const { value } = useSection('tickets');
  const setPhase = (at: number, part: Partial<Phase>): void =>
    change({ phases: type.phases.map((phase, place) => (place === at ? { ...phase, ...part } : phase)) });
  const add = (): void =>
    change({ phases: [...type.phases, { name: t('phases.earlyBird'), priceMinor: type.priceMinor, until: null, quantity: null }] });
  return (
    <div className="space-y-4">
      <p className="text-sm text-soft">{t('phases.text')}</p>
      <ol className="space-y-4">
        {type.phases.map((phase, at) => (
          <li key={at} className="rounded-control bg-sunken p-4">
            <div className="grid gap-4 sm:grid-cols-2">
              <Field label={t('phases.name')} value={phase.name} onChange={event => setPhase(at, { name: event.target.value })} />
              <MoneyField
                label={t('tickets.price')}
                currency={value.currency}
                valueMinor={phase.priceMinor}
                onChange={priceMinor => setPhase(at, { priceMinor })}
              />
              <Field
                type="datetime-local"
                label={t('phases.until')}
                value={phase.until ?? ''}
                onChange={event => setPhase(at, { until: event.target.value === '' ? null : event.target.value })}
              />
              <NumberField
                label={t('phases.quantity')}
                value={phase.quantity}
                orNone
                min={1}
                onChange={quantity => setPhase(at, { quantity })}
              />
            </div>
            {phase.until === null && phase.quantity === null && (
              <p className="mt-3 text-sm font-medium text-danger">{t('phases.neverEnds')}</p>
            )}
            <div className="mt-2 flex justify-end">
              <IconButton
                label={t('frame.removeNamed', { name: phase.name })}
                icon={<Trash2 />}
                onClick={() => change({ phases: type.phases.filter((_, place) => place !== at) })}
              />
            </div>
          </li>
        ))}
      </ol>
      {type.phases.length < 10 && (
        <Button look="secondary" size="small" onClick={add}>
          <Plus aria-hidden className="size-4.5" />
          {t('phases.add')}
        </Button>
      )}
    </div>
  );
}
