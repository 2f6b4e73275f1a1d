import type { EventSections } from '@event-planner/contracts/planning';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { CheckField } from '../../../components/check-field.tsx';
import { Field } from '../../../components/field.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { MoneyField } from '../../../components/money-field.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { PercentField } from '../../../components/percent-field.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { useSection } from '../workspace/sections.ts';
import { newFee } from './new-ticket.ts';

type Fee = EventSections['tickets']['fees'][number];
const kinds = ['percent', 'per_ticket', 'per_order'] as const satisfies readonly Fee['kind'][];

/** What buyers pay beside the tickets. */
export function FeesPanel() {
  const { t } = useTranslation('organizing');
  const { value, change } = useSection('tickets');
  return (
    <Panel title={t('fees.title')} text={t('fees.text')}>
      <ul className="space-y-4">
        {value.fees.map(fee => (
          <li key={fee.id} className="rounded-control border border-line p-4">
            <FeeFields
              fee={fee}
              onChange={next => change({ fees: value.fees.map(other => (other.id === fee.id ? next : other)) })}
              onDelete={() => change({ fees: value.fees.filter(other => other.id !== fee.id) })}
            />
          </li>
        ))}
      </ul>
      {value.fees.length < 10 && (
        <Button look="secondary" size="small" className="mt-4" onClick={() => change({ fees: [...value.fees, newFee(t('fees.new'))] })}>
          <Plus aria-hidden className="size-4.5" />
          {t('fees.add')}
        </Button>
      )}
    </Panel>
  );
}

interface FeeFieldsProps {
  readonly fee: Fee;
  readonly onChange: (fee: Fee) => void;
  readonly onDelete: () => void;
}

function FeeFields({ fee, onChange, onDelete }: FeeFieldsProps) {
  const { t } = useTranslation('organizing');
  const { value } = useSection('tickets');
  const setKind = (kind: Fee['kind']): void =>
    onChange({ ...fee, kind, ...(kind === 'percent' ? { amountMinor: 0 } : { basisPoints: 0 }) });
  return (
    <>
      <div className="flex items-start gap-3">
        <div className="grid grow gap-4 sm:grid-cols-3">
          <Field label={t('fees.name')} value={fee.name} onChange={event => onChange({ ...fee, name: event.target.value })} />
          <SelectField
            label={t('fees.kind')}
            className="[&>label]:text-base"
            value={fee.kind}
            options={kinds.map(kind => ({ value: kind, label: t(`fees.${kind}`) }))}
            onChoose={kind => setKind(kind as Fee['kind'])}
          />
          {fee.kind === 'percent' ? (
            <PercentField
              label={t('fees.rate')}
              basisPoints={fee.basisPoints}
              onChange={basisPoints => onChange({ ...fee, basisPoints })}
            />
          ) : (
            <MoneyField
              label={t('fees.amount')}
              currency={value.currency}
              valueMinor={fee.amountMinor}
              onChange={amountMinor => onChange({ ...fee, amountMinor })}
            />
          )}
        </div>
        <IconButton label={t('frame.removeNamed', { name: fee.name })} icon={<Trash2 />} onClick={onDelete} />
      </div>
      {value.taxes.length > 0 && (
        <fieldset className="mt-3">
          <legend className="text-sm font-semibold">{t('fees.taxes')}</legend>
          <div className="flex flex-wrap gap-x-6">
            {value.taxes.map(tax => (
              <CheckField
                key={tax.id}
                label={t('taxes.named', { name: tax.name, rate: tax.basisPoints / 100 })}
                checked={fee.taxIds.includes(tax.id)}
                onCheck={on => onChange({ ...fee, taxIds: on ? [...fee.taxIds, tax.id] : fee.taxIds.filter(id => id !== tax.id) })}
              />
            ))}
          </div>
        </fieldset>
      )}
    </>
  );
}
