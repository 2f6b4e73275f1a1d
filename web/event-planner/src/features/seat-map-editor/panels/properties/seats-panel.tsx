import { useTranslation } from 'react-i18next';
import { Button } from '../../../../components/button.tsx';
import { paintSelected, signSelected, splitSelected } from '../../editor/editing.ts';
import { stampOf } from '../../editor/stamp.ts';
import { useEditor, useEditorState } from '../../editor/use-editor.ts';
import { setSeatNumber } from '../../plan/numbering.ts';
import type { Sign } from '../../plan/paint.ts';
import { itemOfSeat, placeOfSeat, type PlanSeat, seatsOf } from '../../plan/places.ts';
import { isSeated, type SeatedItem } from '../../plan/plan.ts';
import { setAisle } from '../../plan/row-shape.ts';
import { itemsMeant, ofItems, type Selection } from '../../plan/selection.ts';
import { Check } from '../parts/check.tsx';
import { Choice } from '../parts/choice.tsx';
import { Group } from '../parts/group.tsx';
import { NumberInput } from '../parts/number-input.tsx';
import { commonOf } from './common-value.ts';
import type { Plan } from '../../plan/plan.ts';

const signs: readonly Sign[] = ['accessible', 'companion', 'restrictedView', 'absent'];
const usualAisle = 1.2;

/** Single seats: their category, what is special about them, and their number. */
export function SeatsPanel() {
  const { t } = useTranslation('seatEditor');
  const editor = useEditor();
  const [plan, selection] = [useEditorState(state => state.plan), useEditorState(state => state.selection)];
  const chosen = chosenSeats(plan, selection);
  const [only] = chosen.length === 1 ? chosen : [];
  const makeAisle = (): void =>
    void editor.apply('aisle', now =>
      [...selection.seats].reduce(
        (next, seat) => setAisle(next, new Set([itemOfSeat(seat)]), { after: placeOfSeat(seat), width: usualAisle }),
        now,
      ),
    );
  return (
    <>
      <Group title={t('heading.seats', { count: chosen.length })}>
        {only?.item.type === 'row' && (
          <NumberInput
            label={t('field.number')}
            value={only.seat.number}
            least={0}
            most={9999}
            onChange={number =>
              void editor.apply(
                'number',
                now => setSeatNumber(now, only.item.key, { at: only.seat.at, number: Math.round(number) }),
                `number ${stampOf(selection)}`,
              )
            }
          />
        )}
        <Choice
          label={t('field.category')}
          mixed={t('field.mixed')}
          value={commonOf(chosen.map(({ seat }) => seat.category))}
          options={plan.categories.map(({ id, name }) => [id, name])}
          onChoose={category => paintSelected(editor, category)}
        />
        <Button look="secondary" size="small" onClick={() => editor.select(ofItems(itemsMeant(selection)))}>
          {t('act.selectRows')}
        </Button>
      </Group>
      <Group title={t('heading.signs')}>
        {signs.map(sign => (
          <Check
            key={sign}
            label={t(`sign.${sign}`)}
            checked={commonOf(chosen.map(({ seat }) => seat[sign]))}
            onCheck={value => void signSelected(editor, sign, value)}
          />
        ))}
      </Group>
      {chosen.length <= mostCut && chosen.some(({ item, seat }) => item.type === 'row' && seat.at < item.seats - 1) && (
        <Group title={t('heading.aisles')}>
          <div className="flex flex-wrap gap-2">
            <Button look="secondary" size="small" onClick={makeAisle}>
              {t('act.addAisle')}
            </Button>
            <Button look="secondary" size="small" onClick={() => splitSelected(editor)}>
              {t('act.split')}
            </Button>
          </div>
        </Group>
      )}
    </>
  );
}

/** More places than this at once are hardly meant to be cut at. */
const mostCut = 60;

function chosenSeats(plan: Plan, { seats }: Selection): readonly { readonly item: SeatedItem; readonly seat: PlanSeat }[] {
  const byItem = Map.groupBy(seats, itemOfSeat);
  return plan.items.flatMap(item =>
    isSeated(item) ? (byItem.get(item.key) ?? []).flatMap(key => seatsOf(item)[placeOfSeat(key)] ?? []).map(seat => ({ item, seat })) : [],
  );
}
