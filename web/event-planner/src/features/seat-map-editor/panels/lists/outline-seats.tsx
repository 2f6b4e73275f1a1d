import { RotateCcw, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useEditor, useEditorState } from '../../editor/use-editor.ts';
import { setSeatNumber } from '../../plan/numbering.ts';
import { signSeats } from '../../plan/paint.ts';
import { seatKey, seatsOf } from '../../plan/places.ts';
import type { SeatedItem } from '../../plan/plan.ts';
import { ofSeats, toggled } from '../../plan/selection.ts';
import { IconButton } from '../parts/icon-button.tsx';
import { NumberInput } from '../parts/number-input.tsx';

/** The seats of a row or table: select, number, take out and bring back. */
export function OutlineSeats({ item }: { readonly item: SeatedItem }) {
  const { t } = useTranslation('seatEditor');
  const editor = useEditor();
  const selected = useEditorState(({ selection }) => selection.seats);
  const sign = (at: number, absent: boolean): void =>
    void editor.apply('sign', plan => signSeats(plan, new Set([seatKey(item.key, at)]), { absent }));
  return (
    <ul className="mt-2 space-y-1">
      {seatsOf(item).map(seat => {
        const key = seatKey(item.key, seat.at);
        return (
          <li key={seat.at} className="flex items-center gap-1">
            <button
              type="button"
              aria-pressed={selected.has(key)}
              onClick={event =>
                editor.select(
                  event.shiftKey || event.ctrlKey || event.metaKey ? toggled(editor.state.selection, ofSeats([key])) : ofSeats([key]),
                )
              }
              className="min-h-9 min-w-0 grow rounded-control px-2 text-start text-sm hover:bg-sunken aria-pressed:bg-tint aria-pressed:text-brand"
            >
              {seat.absent ? t('said.gap') : t('outline.seat', { number: seat.number })}
              {(['accessible', 'companion', 'restrictedView'] as const).map(name => (seat[name] ? `, ${t(`sign.${name}`)}` : ''))}
            </button>
            {item.type === 'row' && !seat.absent && (
              <div className="w-20 shrink-0">
                <NumberInput
                  hidesLabel
                  label={t('outline.numberOf', { number: seat.number })}
                  value={seat.number}
                  least={0}
                  most={9999}
                  onChange={number =>
                    void editor.apply(
                      'number',
                      plan => setSeatNumber(plan, item.key, { at: seat.at, number: Math.round(number) }),
                      `number of ${key}`,
                    )
                  }
                />
              </div>
            )}
            {seat.absent ? (
              <IconButton label={t('outline.restore', { number: seat.number })} onClick={() => sign(seat.at, false)}>
                <RotateCcw aria-hidden />
              </IconButton>
            ) : (
              <IconButton
                label={t('outline.delete', { name: t('outline.seat', { number: seat.number }) })}
                onClick={() => sign(seat.at, true)}
              >
                <Trash2 aria-hidden />
              </IconButton>
            )}
          </li>
        );
      })}
    </ul>
  );
}
