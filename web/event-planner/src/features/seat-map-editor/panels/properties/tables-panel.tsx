import { useTranslation } from 'react-i18next';
import { mapItems, type TableItem } from '../../plan/plan.ts';
import { mostSeatsAtTable, resizeItems } from '../../plan/row-shape.ts';
import { Choice } from '../parts/choice.tsx';
import { Group, Pair } from '../parts/group.tsx';
import { NumberInput } from '../parts/number-input.tsx';
import { TextInput } from '../parts/text-input.tsx';
import { BelongsFields } from './belongs-fields.tsx';
import { commonOf } from './common-value.ts';
import { labelProblem } from './label-problem.ts';
import { NumberingGroup } from './numbering-group.tsx';
import { useChange } from './use-change.ts';

export function TablesPanel({ tables }: { readonly tables: readonly TableItem[] }) {
  const { t } = useTranslation('seatEditor');
  const change = useChange();
  const [only] = tables;
  const set = (field: string, part: Partial<TableItem>): void =>
    change('change', field, (plan, keys) => mapItems(plan, keys, item => (item.type === 'table' ? { ...item, ...part } : item)));
  const shape = commonOf(tables.map(table => table.shape));
  return (
    <>
      <Group title={t('heading.tables', { count: tables.length })}>
        {tables.length === 1 && only !== undefined && (
          <TextInput
            label={t('field.label')}
            isName
            value={only.label}
            problemOf={labelProblem(t)}
            onChange={label => set('label', { label })}
          />
        )}
        <BelongsFields items={tables} />
        <Pair>
          <NumberInput
            label={t('field.seats')}
            least={1}
            most={mostSeatsAtTable}
            value={commonOf(tables.map(table => table.seats))}
            onChange={seats => change('resize', 'seats', (plan, keys) => resizeItems(plan, keys, Math.round(seats)))}
          />
          <NumberInput
            label={t('field.firstNumber')}
            least={0}
            most={9999}
            value={commonOf(tables.map(table => table.firstNumber))}
            onChange={first => set('first', { firstNumber: Math.round(first) })}
          />
        </Pair>
      </Group>
      <Group title={t('heading.shape')}>
        <Choice
          label={t('field.shape')}
          mixed={t('field.mixed')}
          value={shape}
          options={[
            ['round', t('field.round')],
            ['rectangular', t('field.rectangular')],
          ]}
          onChoose={chosen => set('shape', { shape: chosen })}
        />
        <Pair>
          <NumberInput
            label={t('field.width')}
            least={0.4}
            most={1000}
            step={0.1}
            value={commonOf(tables.map(table => table.width))}
            onChange={width => set('width', { width })}
          />
          {shape !== 'round' && (
            <NumberInput
              label={t('field.depth')}
              least={0.4}
              most={1000}
              step={0.1}
              value={commonOf(tables.map(table => table.depth))}
              onChange={depth => set('depth', { depth })}
            />
          )}
          <NumberInput
            label={t('field.rotation')}
            least={-360}
            most={360}
            step={5}
            value={commonOf(tables.map(table => table.rotation))}
            onChange={rotation => set('rotation', { rotation })}
          />
        </Pair>
      </Group>
      <NumberingGroup />
    </>
  );
}
