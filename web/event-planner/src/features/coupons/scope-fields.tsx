import type { CampaignTerms } from '@event-planner/contracts/coupon';
import { useTranslation } from 'react-i18next';
import { CheckField } from '../../components/check-field.tsx';
import { ChosenList } from '../../components/chosen-list.tsx';
import { SelectField } from '../../components/select-field.tsx';

export interface ScopeEvent {
  readonly id: string;
  readonly title: string;
}
export interface ScopeType {
  readonly id: string;
  readonly name: string;
  readonly eventTitle: string;
}

interface ScopeFieldsProps {
  readonly terms: CampaignTerms;
  readonly events: readonly ScopeEvent[];
  /** Of the events that are chosen. */
  readonly types: readonly ScopeType[];
  readonly onChange: (changes: Partial<CampaignTerms>) => void;
}

/** Which events it is for, and which of their tickets. */
export function ScopeFields({ terms, events, types, onChange }: ScopeFieldsProps) {
  const { t } = useTranslation('organizing');
  const { eventIds, ticketTypeIds } = terms;
  const chosen = eventIds ?? [];
  const toggle = (id: string, on: boolean): void => {
    const next = on ? [...(ticketTypeIds ?? []), id] : (ticketTypeIds ?? []).filter(other => other !== id);
    onChange({ ticketTypeIds: next.length === 0 ? null : next });
  };
  return (
    <div className="space-y-5">
      <SelectField
        label={t('coupons.which')}
        className="[&>label]:text-base"
        value={eventIds === null ? 'all' : 'some'}
        options={[
          { value: 'all', label: t('coupons.allEvents') },
          { value: 'some', label: t('coupons.someEvents') },
        ]}
        disabled={events.length === 0}
        onChoose={which => onChange({ ticketTypeIds: null, eventIds: which === 'all' ? null : events.slice(0, 1).map(({ id }) => id) })}
      />
      {eventIds !== null && (
        <ChosenList
          label={t('coupons.chosenEvents')}
          addLabel={t('coupons.addEvent')}
          values={chosen}
          options={events.map(({ id, title }) => ({ value: id, label: title }))}
          onChange={next => onChange({ eventIds: next, ticketTypeIds: null })}
        />
      )}
      {eventIds !== null && types.length > 0 && (
        <fieldset>
          <legend className="mb-1.5 font-semibold">{t('coupons.types')}</legend>
          <p className="mb-1 text-sm text-soft">{t('coupons.typesHint')}</p>
          <div className="max-h-64 overflow-y-auto">
            {types.map(({ id, name, eventTitle }) => (
              <CheckField
                key={id}
                label={chosen.length > 1 ? `${name} (${eventTitle})` : name}
                checked={ticketTypeIds?.includes(id) ?? false}
                onCheck={on => toggle(id, on)}
              />
            ))}
          </div>
        </fieldset>
      )}
    </div>
  );
}
