import type { Seat } from '@event-planner/contracts/seat-map';
import { ChevronDown } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { SelectField } from '../../components/select-field.tsx';
import type { House } from './house.ts';
import type { LiveSeats } from './live-seats.ts';
import { isFreeSeat, rowsOf } from './seat-rows.ts';
import { SeatButton } from './seat-button.tsx';
import type { SeatWords } from './use-seat-words.ts';

interface SeatListProps {
  readonly house: House;
  readonly live: LiveSeats | undefined;
  readonly chosen: ReadonlySet<number>;
  readonly words: SeatWords;
  readonly onToggle: (seat: Seat) => void;
}

/** The same seats as text: area, then row, then seat. */
export function SeatList({ house, live, chosen, words, onToggle }: SeatListProps) {
  const { t } = useTranslation();
  const areas = useMemo(() => house.map.areas.filter(area => area.kind === 'seated'), [house]);
  const [areaId, setAreaId] = useState(areas[0]?.id ?? '');
  const rows = useMemo(() => rowsOf(house.seats, areaId), [house, areaId]);
  const freeIn = (indices: readonly number[]): number => indices.filter(index => isFreeSeat(house, live, index)).length;
  const freeByArea = useMemo(
    () =>
      Map.groupBy(
        house.seats.keys().filter(index => isFreeSeat(house, live, index)),
        index => house.seats[index]?.area,
      ),
    [house, live],
  );
  return (
    <div className="h-full overflow-y-auto rounded-card border border-line bg-surface p-4 sm:p-6">
      <SelectField
        label={t('seats.area')}
        value={areaId}
        onChoose={setAreaId}
        options={areas.map(area => ({
          value: area.id,
          label: `${area.name} (${t('seats.freeIn', { count: freeByArea.get(area.id)?.length ?? 0 })})`,
        }))}
      />
      <ul key={areaId} className="mt-4 divide-y divide-line">
        {rows.map(row => {
          const free = freeIn(row.indices);
          return (
            <li key={row.label}>
              <details className="group">
                <summary className="flex min-h-12 list-none items-center gap-3 rounded-control px-1 font-semibold hover:text-brand">
                  <ChevronDown aria-hidden className="size-5 -rotate-90 transition-transform group-open:rotate-0" />
                  <span className="grow">{t(row.isTable ? 'seats.table' : 'seats.row', { row: row.label })}</span>
                  <span className="text-sm font-normal text-soft">
                    {free === 0 ? t('seats.rowFull') : t('seats.freeIn', { count: free })}
                  </span>
                </summary>
                <ul className="grid grid-cols-1 gap-2 pt-1 pb-4 sm:grid-cols-2 xl:grid-cols-3">
                  {row.indices.map(index => {
                    const seat = house.seats[index];
                    return seat === undefined ? null : (
                      <li key={seat.id}>
                        <SeatButton
                          seat={seat}
                          chosen={chosen.has(index)}
                          free={isFreeSeat(house, live, index)}
                          live={live}
                          words={words}
                          onToggle={onToggle}
                        />
                      </li>
                    );
                  })}
                </ul>
              </details>
            </li>
          );
        })}
      </ul>
    </div>
  );
}
