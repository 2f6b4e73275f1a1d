import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { lengthOf, minus } from '../../plan/geometry.ts';
import type { RowItem } from '../../plan/plan.ts';
import { IconButton } from '../parts/icon-button.tsx';
import { Minus } from 'lucide-react';
import { NumberInput } from '../parts/number-input.tsx';

interface CurveSliderProps {
  /** The row whose bend is shown; the others follow it around one centre. */
  readonly leader: RowItem;
  readonly onBend: (bend: number) => void;
}

/** How far the middle of the rows stands off, by slider and by number. */
export function CurveSlider({ leader, onBend }: CurveSliderProps) {
  const { t } = useTranslation('seatEditor');
  const id = useId();
  const most = Math.max(2, Math.ceil(lengthOf(minus(leader.to, leader.from)) / 3));
  return (
    <div className="flex items-end gap-2">
      <div className="grow">
        <label htmlFor={id} className="mb-1 block text-sm text-soft">
          {t('field.curve')}
        </label>
        <input
          id={id}
          type="range"
          min={-most}
          max={most}
          step={0.1}
          value={leader.bend}
          onChange={event => onBend(Number(event.target.value))}
          className="h-9 w-full accent-brand"
        />
      </div>
      <div className="w-20">
        <NumberInput label={t('field.amount')} value={leader.bend} least={-1000} most={1000} step={0.1} onChange={onBend} />
      </div>
      <IconButton label={t('act.straighten')} disabled={leader.bend === 0} onClick={() => onBend(0)}>
        <Minus aria-hidden />
      </IconButton>
    </div>
  );
}
