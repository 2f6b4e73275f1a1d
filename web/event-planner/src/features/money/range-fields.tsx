import { useTranslation } from 'react-i18next';
import { Field } from '../../components/field.tsx';
import type { Range } from './range.ts';

interface RangeFieldsProps {
  readonly range: Range;
  readonly onChange: (range: Range) => void;
}

/** From one day to another, both included. A field that is emptied keeps the day that was there. */
export function RangeFields({ range, onChange }: RangeFieldsProps) {
  const { t } = useTranslation('money');
  return (
    <div className="grid grid-cols-2 gap-3">
      {(['from', 'to'] as const).map(end => (
        <Field
          key={end}
          type="date"
          label={t(`range.${end}`)}
          value={range[end]}
          min={end === 'to' ? range.from : undefined}
          max={end === 'from' ? range.to : undefined}
          onChange={({ target }) => target.value !== '' && onChange({ ...range, [end]: target.value })}
        />
      ))}
    </div>
  );
}
