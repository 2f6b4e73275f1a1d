import { MousePointerClick, PaintBucket, Plus, Trash2 } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../components/button.tsx';
import { paintSelected } from '../../editor/editing.ts';
import { drawnCategory } from '../../editor/editor.ts';
import { useEditor, useEditorState } from '../../editor/use-editor.ts';
import { addCategory, changeCategory, mostCategories, removeCategory } from '../../plan/categories.ts';
import { countsByCategory, seatKey, seatsOf } from '../../plan/places.ts';
import { type Category, isSeated, type Plan } from '../../plan/plan.ts';
import { isEmpty, ofItems, ofSeats, type Selection } from '../../plan/selection.ts';
import { IconButton } from '../parts/icon-button.tsx';
import { TextInput } from '../parts/text-input.tsx';
import { nameProblem } from '../properties/label-problem.ts';
import { DeleteCategory } from './delete-category.tsx';

/** Categories with how many places each has. */
export function CategoriesPanel() {
  const { t } = useTranslation('seatEditor');
  const editor = useEditor();
  const plan = useEditorState(state => state.plan);
  const counts = useMemo(() => countsByCategory(plan), [plan]);
  const [deleting, setDeleting] = useState<Category>();
  const remove = (category: Category): void => {
    const other = plan.categories.find(({ id }) => id !== category.id);
    if ((counts.get(category.id) ?? 0) > 0) setDeleting(category);
    else if (other !== undefined) editor.apply('category', now => removeCategory(now, category.id, other.id));
  };
  const add = (): void => {
    const made = addCategory(plan, `${t('word.category')} ${plan.categories.length + 1}`);
    editor.apply('category', () => made.plan);
    editor.set({ category: made.category.id });
  };
  return (
    <div className="p-4">
      <ul className="space-y-3">
        {plan.categories.map(category => (
          <li key={category.id}>
            <CategoryLine
              category={category}
              count={counts.get(category.id) ?? 0}
              isLast={plan.categories.length === 1}
              onDelete={() => remove(category)}
            />
          </li>
        ))}
      </ul>
      <Button look="secondary" size="small" className="mt-4" disabled={plan.categories.length >= mostCategories} onClick={add}>
        <Plus aria-hidden className="size-4" />
        {t('categories.add')}
      </Button>
      {deleting !== undefined && (
        <DeleteCategory category={deleting} count={counts.get(deleting.id) ?? 0} onClose={() => setDeleting(undefined)} />
      )}
    </div>
  );
}

interface CategoryLineProps {
  readonly category: Category;
  readonly count: number;
  readonly isLast: boolean;
  readonly onDelete: () => void;
}

function CategoryLine({ category: { id, name, color }, count, isLast, onDelete }: CategoryLineProps) {
  const { t } = useTranslation('seatEditor');
  const editor = useEditor();
  const isDrawn = useEditorState(state => drawnCategory(state) === id);
  const selects = useEditorState(({ selection }) => !isEmpty(selection));
  const paint = (): void => {
    editor.set({ category: id });
    if (selects) paintSelected(editor, id);
    else editor.choose('paint');
  };
  return (
    <div className="rounded-control border border-line p-3">
      <div className="flex items-end gap-2">
        <input
          type="color"
          aria-label={t('categories.color', { name })}
          value={color}
          onChange={event =>
            editor.apply('category', plan => changeCategory(plan, id, { color: event.target.value.toLowerCase() }), `color of ${id}`)
          }
          className="h-9 w-11 shrink-0 cursor-pointer rounded-control border border-edge bg-surface p-1"
        />
        <div className="min-w-0 grow">
          <TextInput
            label={t('categories.name', { name })}
            value={name}
            problemOf={nameProblem(t)}
            onChange={text => editor.apply('category', plan => changeCategory(plan, id, { name: text }), `name of ${id}`)}
          />
        </div>
      </div>
      <div className="mt-2 flex items-center justify-between gap-2">
        <span className="text-sm text-soft tabular-nums">{count === 0 ? t('categories.unused') : t('categories.count', { count })}</span>
        <span className="flex gap-0.5">
          <IconButton label={t(selects ? 'categories.paintSelected' : 'categories.paint', { name })} pressed={isDrawn} onClick={paint}>
            <PaintBucket aria-hidden />
          </IconButton>
          <IconButton
            label={t('categories.select', { name })}
            disabled={count === 0}
            onClick={() => editor.select(placesOf(editor.state.plan, id))}
          >
            <MousePointerClick aria-hidden />
          </IconButton>
          <IconButton label={isLast ? t('categories.last') : t('categories.delete', { name })} disabled={isLast} onClick={onDelete}>
            <Trash2 aria-hidden />
          </IconButton>
        </span>
      </div>
    </div>
  );
}

/** Everything of a category: as whole things if it is only whole ones, else seat by seat. */
function placesOf(plan: Plan, category: string): Selection {
  const whole = plan.items.filter(
    item => 'category' in item && item.category === category && !('marks' in item && item.marks.some(mark => mark.category !== undefined)),
  );
  const keys = new Set(whole.map(item => item.key));
  const single = plan.items.flatMap(item =>
    isSeated(item) && !keys.has(item.key)
      ? seatsOf(item).flatMap(seat => (seat.category === category && !seat.absent ? [seatKey(item.key, seat.at)] : []))
      : [],
  );
  if (single.length === 0) return ofItems(keys);
  return ofSeats([...single, ...whole.flatMap(item => (isSeated(item) ? seatsOf(item).map(seat => seatKey(item.key, seat.at)) : []))]);
}
