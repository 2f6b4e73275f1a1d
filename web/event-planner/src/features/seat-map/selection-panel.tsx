import { Armchair, X } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { SelectField } from '../../components/select-field.tsx';
import { HoldAction, type HoldActionProps } from './hold-action.tsx';
import { offersFor } from './house.ts';
import { type ChosenSeat, nothing, placesOf, type Selection, withoutSeats, withType } from './selection.ts';
import type { SeatWords } from './use-seat-words.ts';

interface SelectionPanelProps extends HoldActionProps {
  readonly words: SeatWords;
  readonly onChange: (selection: Selection) => void;
  /** The steppers of what is sold by number. */
  readonly counted: ReactNode;
}

/** What is picked, what it costs, and the button that makes it one's own for a while. */
export function SelectionPanel({ words, onChange, counted, ...action }: SelectionPanelProps) {
  const { house, selection } = action;
  const { t } = useTranslation();
  const places = placesOf(selection);
  return (
    <section aria-labelledby="yours" className="card flex min-h-0 flex-col overflow-clip shadow-card lg:max-h-full">
      <div className="flex items-center justify-between px-5 pt-4">
        <h2 id="yours" className="text-lg">
          {t('seats.yours')}
        </h2>
        {places > 0 && (
          <Button look="quiet" size="small" onClick={() => onChange(nothing)}>
            {t('seats.removeAll')}
          </Button>
        )}
      </div>
      <div className="min-h-0 grow overflow-y-auto px-5 py-2">
        {selection.seats.length === 0 ? (
          <Empty />
        ) : (
          <ul className="divide-y divide-line">
            {selection.seats.map(chosen => (
              <ChosenRow key={chosen.seatId} house={house} words={words} chosen={chosen} selection={selection} onChange={onChange} />
            ))}
          </ul>
        )}
        {counted}
      </div>
      <div className="perforated bg-surface p-5 max-lg:hidden">
        <HoldAction {...action} />
        <p className="mt-3 text-center text-sm text-soft">{t('event.holdText')}</p>
      </div>
    </section>
  );
}

function Empty() {
  const { t } = useTranslation();
  return (
    <div className="flex items-center gap-3 py-3 text-soft">
      <Armchair aria-hidden className="size-8 shrink-0 text-edge" />
      <p className="text-sm">
        <span className="block font-semibold text-ink">{t('seats.none')}</span>
        {t('seats.noneText')}
      </p>
    </div>
  );
}

interface ChosenRowProps extends Pick<SelectionPanelProps, 'house' | 'words' | 'selection' | 'onChange'> {
  readonly chosen: ChosenSeat;
}

function ChosenRow({ house, words, chosen, selection, onChange }: ChosenRowProps) {
  const { t } = useTranslation();
  const seat = house.seats[house.indexOf.get(chosen.seatId) ?? -1];
  const kinds = seat === undefined ? [] : offersFor(house, seat);
  const kind = kinds.find(type => type.id === chosen.ticketTypeId);
  const name = words.nameOfId(chosen.seatId);
  return (
    <li className="py-2.5">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <p className="font-semibold">
            {seat === undefined
              ? name
              : t(seat.atTable ? 'seats.seatShortAtTable' : 'seats.seatShort', { row: seat.row, number: seat.number })}
          </p>
          <p className="text-sm text-soft">{seat === undefined ? '' : [seat.areaName, ...words.marks(seat)].join(', ')}</p>
        </div>
        <div className="flex items-center gap-1">
          <span className="tabular-nums">{kind === undefined ? '' : words.money(kind.priceMinor)}</span>
          <button
            type="button"
            aria-label={t('seats.remove', { seat: name })}
            onClick={() => onChange(withoutSeats(selection, [chosen.seatId]))}
            className="-me-2 flex size-9 items-center justify-center rounded-full text-soft hover:bg-sunken hover:text-ink"
          >
            <X aria-hidden className="size-4.5" />
          </button>
        </div>
      </div>
      {kinds.length > 1 && (
        <SelectField
          label={t('seats.kind', { seat: name })}
          hideLabel
          className="mt-1.5"
          value={chosen.ticketTypeId}
          options={kinds.map(type => ({ value: type.id, label: `${type.name}, ${words.money(type.priceMinor)}` }))}
          onChoose={id => {
            const type = kinds.find(offer => offer.id === id);
            if (type !== undefined) onChange(withType(selection, chosen.seatId, type));
          }}
        />
      )}
    </li>
  );
}
