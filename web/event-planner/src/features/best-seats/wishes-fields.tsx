import { useTranslation } from 'react-i18next';
import { CheckField } from '../../components/check-field.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { Stepper } from '../../components/stepper.tsx';
import type { Wishes } from '../../lib/order/together.ts';

interface WishesFieldsProps {
  readonly wishes: Wishes;
  readonly onChange: (wishes: Wishes) => void;
  /** How many people there are. */
  readonly people: number;
  /** Where there are seats to choose from; none when nobody knows. */
  readonly areas?: readonly { readonly id: string; readonly name: string }[];
}

/** What somebody may wish for who leaves the choice of seats to us. */
export function WishesFields({ wishes, onChange, people, areas = [] }: WishesFieldsProps) {
  const { t } = useTranslation();
  const { accessible } = wishes;
  return (
    <div className="space-y-2">
      {areas.length > 1 && (
        <SelectField
          label={t('best.area')}
          value={wishes.area ?? ''}
          options={[{ value: '', label: t('best.anywhere') }, ...areas.map(({ id, name }) => ({ value: id, label: name }))]}
          onChoose={area => onChange({ ...wishes, area: area === '' ? undefined : area })}
        />
      )}
      <div className="flex items-center justify-between gap-3">
        <span className="font-medium">{t('best.accessible')}</span>
        <Stepper
          name={t('best.accessible')}
          value={accessible}
          smaller={accessible > 0 ? accessible - 1 : undefined}
          larger={accessible < people ? accessible + 1 : undefined}
          onChange={next => onChange({ ...wishes, accessible: next })}
        />
      </div>
      <CheckField
        label={t('best.split')}
        hint={t('best.splitHint')}
        checked={wishes.split}
        onCheck={split => onChange({ ...wishes, split })}
      />
    </div>
  );
}
