import { rowLabelSchemes, seatNumberSchemes } from '@event-planner/contracts/seat-map';
import type { useTranslation } from 'react-i18next';
import type { Settings } from '../../editor/settings.ts';
import { Check } from '../parts/check.tsx';
import { Choice } from '../parts/choice.tsx';
import { Pair } from '../parts/group.tsx';
import { NumberInput } from '../parts/number-input.tsx';

export interface OptionsProps {
  readonly settings: Settings;
  readonly set: (change: Partial<Settings>) => void;
  readonly t: ReturnType<typeof useTranslation<'seatEditor'>>['t'];
}

/** How large a block is, and how its rows and seats are named. */
export function BlockOptions({ settings: { block }, set, t }: OptionsProps) {
  const change = (part: Partial<Settings['block']>): void => set({ block: { ...block, ...part } });
  return (
    <>
      <Pair>
        <NumberInput
          label={t('field.rows')}
          least={1}
          most={100}
          value={block.rows}
          onChange={rows => change({ rows: Math.round(rows) })}
        />
        <NumberInput
          label={t('field.seats')}
          least={1}
          most={500}
          value={block.seats}
          onChange={seats => change({ seats: Math.round(seats) })}
        />
        <NumberInput label={t('field.pitch')} least={0.5} most={20} step={0.05} value={block.pitch} onChange={pitch => change({ pitch })} />
        <NumberInput
          label={t('field.rowDistance')}
          least={0.5}
          most={20}
          step={0.05}
          value={block.rowDistance}
          onChange={rowDistance => change({ rowDistance })}
        />
        <NumberInput label={t('field.curve')} least={-100} most={100} step={0.25} value={block.bend} onChange={bend => change({ bend })} />
        <NumberInput
          label={t('field.firstNumber')}
          least={0}
          most={9999}
          value={block.firstNumber}
          onChange={first => change({ firstNumber: Math.round(first) })}
        />
      </Pair>
      <Check label={t('field.stagger')} checked={block.stagger} onCheck={stagger => change({ stagger })} />
      <Choice
        label={t('field.rowLabels')}
        value={block.labels.scheme}
        options={rowLabelSchemes.map(scheme => [scheme, t(`labelScheme.${scheme}`)])}
        onChoose={scheme => change({ labels: { ...block.labels, scheme } })}
      />
      <Choice
        label={t('field.seatNumbers')}
        value={block.numbers}
        options={seatNumberSchemes.map(scheme => [scheme, t(`numberScheme.${scheme}`)])}
        onChoose={numbers => change({ numbers })}
      />
    </>
  );
}
