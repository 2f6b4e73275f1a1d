import { ChevronRight, Trash2 } from 'lucide-react';
import { memo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditor, useEditorState } from '../../editor/use-editor.ts';
import { numberOf } from '../../plan/places.ts';
import { isSeated, type Item, mapItems, removeItems } from '../../plan/plan.ts';
import { itemsMeant, noSelection, ofItems, toggled } from '../../plan/selection.ts';
import { IconButton } from '../parts/icon-button.tsx';
import { TextInput } from '../parts/text-input.tsx';
import { labelProblem } from '../properties/label-problem.ts';
import { OutlineSeats } from './outline-seats.tsx';

/** One row, table, area or landmark of the outline; rows and tables open to their label and seats. */
export const OutlineItem = memo(function OutlineItem({ item }: { readonly item: Item }) {
  const { t } = useTranslation('seatEditor');
  const editor = useEditor();
  const [open, setOpen] = useState(false);
  const selected = useEditorState(({ selection }) => itemsMeant(selection).has(item.key));
  const { name, text } = useItemWords(item);
  const seated = isSeated(item) ? item : undefined;
  return (
    <>
      <div className="flex items-center">
        {seated !== undefined && (
          <button
            type="button"
            aria-expanded={open}
            aria-label={t(open ? 'outline.shut' : 'outline.open', { name })}
            onClick={() => setOpen(!open)}
            className="flex size-9 shrink-0 items-center justify-center rounded-control hover:bg-sunken"
          >
            <ChevronRight aria-hidden className={`size-4 transition-transform rtl:-scale-x-100 ${open ? 'rotate-90' : ''}`} />
          </button>
        )}
        <button
          type="button"
          aria-pressed={selected}
          onClick={event =>
            editor.select(
              event.shiftKey || event.ctrlKey || event.metaKey
                ? toggled(ofItems(itemsMeant(editor.state.selection)), ofItems([item.key]))
                : ofItems([item.key]),
            )
          }
          className="min-h-9 min-w-0 grow rounded-control px-2 py-1 text-start hover:bg-sunken aria-pressed:bg-tint aria-pressed:text-brand"
        >
          <span className="font-medium">{name}</span> <span className="text-sm text-soft">{text}</span>
        </button>
        <IconButton
          label={t('outline.delete', { name })}
          onClick={() => editor.apply('delete', plan => ({ plan: removeItems(plan, new Set([item.key])), selection: noSelection }))}
        >
          <Trash2 aria-hidden />
        </IconButton>
      </div>
      {open && seated !== undefined && (
        <div className="ms-4.5 border-s border-line px-3 pb-3">
          <TextInput
            label={t('outline.labelOf', { label: seated.label })}
            value={seated.label}
            problemOf={labelProblem(t)}
            onChange={label =>
              editor.apply(
                'change',
                plan => mapItems(plan, new Set([seated.key]), known => (isSeated(known) ? { ...known, label } : known)),
                `label of ${seated.key}`,
              )
            }
          />
          <OutlineSeats item={seated} />
        </div>
      )}
    </>
  );
});

function useItemWords(item: Item): { readonly name: string; readonly text: string } {
  const { t } = useTranslation('seatEditor');
  switch (item.type) {
    case 'row':
    case 'table': {
      const numbers = `${numberOf(item, 0)}–${numberOf(item, item.seats - 1)}`;
      return { name: t(`outline.${item.type}`, { label: item.label }), text: t('outline.rowText', { seats: item.seats, numbers }) };
    }
    case 'standing':
      return { name: item.name, text: t('outline.standing', { capacity: item.capacity }) };
    case 'landmark':
      return { name: item.name, text: '' };
    case 'label':
      return { name: item.text, text: '' };
  }
}
