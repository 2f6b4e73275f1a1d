import type { EventSections } from '@event-planner/contracts/planning';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { ChoiceCards } from '../../../components/choice-cards.tsx';
import { Field } from '../../../components/field.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { PercentField } from '../../../components/percent-field.tsx';
import { useSection } from '../workspace/sections.ts';
import { newTax, withoutTax } from './new-ticket.ts';
import { ReverseCharge } from './reverse-charge.tsx';

type Tax = EventSections['tickets']['taxes'][number];

export function TaxesPanel() {
  const { t } = useTranslation('organizing');
  const { value, change, replace, problem } = useSection('tickets');
  const set = (tax: Tax): void => change({ taxes: value.taxes.map(other => (other.id === tax.id ? tax : other)) });
  const add = (): void => {
    const tax = newTax(t('taxes.new'));
    // A new tax is meant for what is sold already; whoever wants it otherwise unticks it there.
    const types = value.types.map(type => (type.kind === 'donation' ? type : { ...type, taxIds: [...type.taxIds, tax.id] }));
    change({ taxes: [...value.taxes, tax], types });
  };
  return (
    <Panel id="tickets-taxes" title={t('taxes.title')} text={t('taxes.text')}>
      {value.taxes.length > 0 && (
        <ChoiceCards
          legend={t('taxes.include')}
          className="mb-5"
          value={value.pricesInclude}
          choices={[
            { value: 'taxes', label: t('taxes.inclusive'), text: t('taxes.inclusiveText') },
            { value: 'no_taxes', label: t('taxes.exclusive'), text: t('taxes.exclusiveText') },
          ]}
          onChoose={pricesInclude => change({ pricesInclude })}
        />
      )}
      <ul className="space-y-4">
        {value.taxes.map((tax, at) => (
          <li key={tax.id} className="flex items-end gap-3">
            <Field
              label={t('taxes.name')}
              className="grow"
              value={tax.name}
              problem={problem('taxes', at, 'name')}
              onChange={event => set({ ...tax, name: event.target.value })}
            />
            <PercentField
              label={t('taxes.rate')}
              className="w-28 sm:w-36"
              basisPoints={tax.basisPoints}
              onChange={basisPoints => set({ ...tax, basisPoints })}
            />
            <IconButton
              label={t('frame.removeNamed', { name: tax.name })}
              icon={<Trash2 />}
              onClick={() => replace(withoutTax(value, tax.id))}
            />
          </li>
        ))}
      </ul>
      {value.taxes.length > 0 && <ReverseCharge />}
      {value.taxes.length < 10 && (
        <Button look="secondary" size="small" className="mt-4" onClick={add}>
          <Plus aria-hidden className="size-4.5" />
          {t('taxes.add')}
        </Button>
      )}
    </Panel>
  );
}
