import { X } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../../components/button.tsx';
import { useEditor } from '../../editor/use-editor.ts';
import type { RowItem } from '../../plan/plan.ts';
import { setAisle } from '../../plan/row-shape.ts';
import { Group } from '../parts/group.tsx';
import { IconButton } from '../parts/icon-button.tsx';
import { NumberInput } from '../parts/number-input.tsx';

/** Ways through the selected rows, counted in seats from the first. */
export function AislesGroup({ rows }: { readonly rows: readonly RowItem[] }) {
  const { t } = useTranslation('seatEditor');
  const editor = useEditor();
  const most = Math.max(...rows.map(row => row.seats)) - 1;
  const [after, setAfter] = useState(Math.max(1, Math.floor(most / 2)));
  const [width, setWidth] = useState(1.2);
  const known = new Map(rows.flatMap(row => (row.aisles ?? []).map(aisle => [aisle.after, aisle.width] as const)));
  const set = (place: number, wide: number): void =>
    void editor.apply('aisle', plan => setAisle(plan, editor.state.selection.items, { after: place, width: wide }));
  return (
    <Group title={t('heading.aisles')}>
      {known.size > 0 && (
        <ul className="space-y-1">
          {[...known]
            .toSorted(([a], [b]) => a - b)
            .map(([place, wide]) => (
              <li key={place} className="flex items-center justify-between gap-2 rounded-control bg-sunken ps-3">
                {t('act.openAisles', { after: place + 1, width: wide })}
                <IconButton label={t('act.closeAisle', { after: place + 1 })} onClick={() => set(place, 0)}>
                  <X aria-hidden />
                </IconButton>
              </li>
            ))}
        </ul>
      )}
      {most >= 1 && (
        <div className="grid grid-cols-[1fr_1fr_auto] items-end gap-2">
          <NumberInput label={t('field.after')} value={after} least={1} most={most} onChange={setAfter} />
          <NumberInput label={t('field.aisleWidth')} value={width} least={0.1} most={50} step={0.1} onChange={setWidth} />
          <Button look="secondary" size="small" onClick={() => set(Math.round(after) - 1, width)}>
            {t('act.addAisle')}
          </Button>
        </div>
      )}
    </Group>
  );
}
