import type { EventSections } from '@event-planner/contracts/planning';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { CheckField } from '../../../components/check-field.tsx';
import { Field } from '../../../components/field.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { NumberField } from '../../../components/number-field.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { useSection } from '../workspace/sections.ts';

type Quota = EventSections['tickets']['quotas'][number];

/** Places that several types draw from. */
export function QuotasPanel() {
  const { t } = useTranslation('organizing');
  const { value, change, problem } = useSection('tickets');
  if (value.types.length < 2 && value.quotas.length === 0) return null;
  const set = (quota: Quota): void => change({ quotas: value.quotas.map(other => (other.id === quota.id ? quota : other)) });
  const add = (): void =>
    change({
      quotas: [
        ...value.quotas,
        { id: crypto.randomUUID(), name: t('quotas.new'), capacity: 100, ticketTypeIds: value.types.map(({ id }) => id) },
      ],
    });
  const toggle = (quota: Quota, id: string, on: boolean): void =>
    set({ ...quota, ticketTypeIds: on ? [...quota.ticketTypeIds, id] : quota.ticketTypeIds.filter(other => other !== id) });
  return (
    <Panel id="tickets-quotas" title={t('quotas.title')} text={t('quotas.text')}>
      <ul className="space-y-4">
        {value.quotas.map((quota, at) => (
          <li key={quota.id} className="rounded-control border border-line p-4">
            <div className="flex items-start gap-3">
              <div className="grid grow gap-4 sm:grid-cols-2">
                <Field
                  label={t('quotas.name')}
                  value={quota.name}
                  problem={problem('quotas', at, 'name')}
                  onChange={event => set({ ...quota, name: event.target.value })}
                />
                <NumberField
                  label={t('quotas.capacity')}
                  value={quota.capacity}
                  onChange={capacity => capacity !== null && set({ ...quota, capacity })}
                />
              </div>
              <IconButton
                label={t('frame.removeNamed', { name: quota.name })}
                icon={<Trash2 />}
                onClick={() => change({ quotas: value.quotas.filter(({ id }) => id !== quota.id) })}
              />
            </div>
            <fieldset className="mt-3">
              <legend className="text-sm font-semibold">{t('quotas.types')}</legend>
              <div className="flex flex-wrap gap-x-6">
                {value.types.map(type => (
                  <CheckField
                    key={type.id}
                    label={type.name === '' ? t('tickets.unnamed') : type.name}
                    checked={quota.ticketTypeIds.includes(type.id)}
                    onCheck={on => toggle(quota, type.id, on)}
                  />
                ))}
              </div>
              {quota.ticketTypeIds.length === 0 && <p className="text-sm font-medium text-danger">{t('quotas.needsType')}</p>}
            </fieldset>
          </li>
        ))}
      </ul>
      <Button look="secondary" size="small" className="mt-4" onClick={add}>
        <Plus aria-hidden className="size-4.5" />
        {t('quotas.add')}
      </Button>
    </Panel>
  );
}
