import { useTranslation } from 'react-i18next';
import { Button } from '../../../../components/button.tsx';
import { joinSelected, selectSections, staggerSelected, turnSelected } from '../../editor/editing.ts';
import { useEditor } from '../../editor/use-editor.ts';
import { curveRows } from '../../plan/curve.ts';
import { mapItems, type RowItem } from '../../plan/plan.ts';
import { fromFrontToBack, pitchOf, resizeItems, setPitch } from '../../plan/row-shape.ts';
import { ofSeats, seatsMeant } from '../../plan/selection.ts';
import { Group, Pair } from '../parts/group.tsx';
import { NumberInput } from '../parts/number-input.tsx';
import { TextInput } from '../parts/text-input.tsx';
import { AislesGroup } from './aisles-group.tsx';
import { BelongsFields } from './belongs-fields.tsx';
import { commonOf } from './common-value.ts';
import { CurveSlider } from './curve-slider.tsx';
import { labelProblem } from './label-problem.ts';
import { NumberingGroup } from './numbering-group.tsx';
import { useChange } from './use-change.ts';

const rounded = (value: number): number => Math.round(value * 100) / 100;

export function RowsPanel({ rows }: { readonly rows: readonly RowItem[] }) {
  const { t } = useTranslation('seatEditor');
  const editor = useEditor();
  const change = useChange();
  const [only] = rows;
  const leader = fromFrontToBack(rows).at(-1) ?? only;
  return (
    <>
      <Group title={t('heading.rows', { count: rows.length })}>
        {rows.length === 1 && only !== undefined && (
          <TextInput
            label={t('field.label')}
            isName
            value={only.label}
            problemOf={labelProblem(t)}
            onChange={label =>
              change('change', 'label', (plan, keys) => mapItems(plan, keys, item => (item.type === 'row' ? { ...item, label } : item)))
            }
          />
        )}
        <BelongsFields items={rows} />
        <Pair>
          <NumberInput
            label={t('field.seats')}
            least={1}
            most={500}
            placeholder={t('field.mixed')}
            value={commonOf(rows.map(row => row.seats))}
            onChange={seats => change('resize', 'seats', (plan, keys) => resizeItems(plan, keys, Math.round(seats)))}
          />
          <NumberInput
            label={t('field.pitch')}
            least={0.5}
            most={20}
            step={0.05}
            placeholder={t('field.mixed')}
            value={commonOf(rows.map(row => rounded(pitchOf(row))))}
            onChange={pitch => change('spacing', 'pitch', (plan, keys) => setPitch(plan, keys, pitch))}
          />
        </Pair>
        <div className="flex flex-wrap gap-2">
          <Button look="secondary" size="small" onClick={() => selectSections(editor)}>
            {t('act.selectArea')}
          </Button>
          <Button
            look="secondary"
            size="small"
            onClick={() => editor.select(ofSeats(seatsMeant(editor.state.plan, editor.state.selection)))}
          >
            {t('act.selectSeats')}
          </Button>
        </div>
      </Group>
      <Group title={t('heading.shape')}>
        {leader !== undefined && (
          <CurveSlider
            leader={leader}
            onBend={bend => change('curve', 'bend', (plan, keys) => curveRows(plan, keys, { leader: leader.key, bend }))}
          />
        )}
        <div className="flex flex-wrap gap-2">
          <Button look="secondary" size="small" disabled={rows.length < 2} onClick={() => staggerSelected(editor)}>
            {t('act.stagger')}
          </Button>
          <Button look="secondary" size="small" disabled={rows.length < 2} onClick={() => joinSelected(editor)}>
            {t('act.join')}
          </Button>
          <Button look="secondary" size="small" onClick={() => turnSelected(editor)}>
            {t('act.turn')}
          </Button>
        </div>
      </Group>
      <AislesGroup rows={rows} />
      <NumberingGroup />
    </>
  );
}
