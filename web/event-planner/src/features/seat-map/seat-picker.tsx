import type { HoldRequest } from '@event-planner/contracts/booking';
import type { EventDetail } from '@event-planner/contracts/event';
import type { SeatMap } from '@event-planner/contracts/seat-map';
import { List, Map as MapIcon } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Offer } from '../../lib/order/offers.ts';
import { serverNow } from '../../lib/server-clock.ts';
import { CountedPlaces } from './counted-places.tsx';
import { HoldAction } from './hold-action.tsx';
import { createHouse } from './house.ts';
import { LiveBadge } from './live-badge.tsx';
import { MapLegend } from './map-legend.tsx';
import { SeatCanvas } from './seat-canvas.tsx';
import { SeatList } from './seat-list.tsx';
import { itemsOf } from './selection.ts';
import { SelectionPanel } from './selection-panel.tsx';
import { useLiveSeats } from './use-live-seats.ts';
import { useSeatWords } from './use-seat-words.ts';
import { useSelection } from './use-selection.ts';

interface SeatPickerProps {
  readonly event: EventDetail;
  readonly map: SeatMap;
  /** What is sold, at the prices that the event says. */
  readonly offers: readonly Offer[];
  readonly onHold: (items: HoldRequest['items']) => void;
  /** A hold is being asked for, or was given. */
  readonly holding: boolean;
  /** Seats named by the last refusal. */
  readonly refusedSeats: readonly string[];
  readonly renderRefusal: (nameOf: (seatId: string) => string) => ReactNode;
}

/** Choosing seats, on the plan or from the list: two views of one selection. */
export function SeatPicker({ event, map, offers, onHold, holding, refusedSeats, renderRefusal }: SeatPickerProps) {
  const house = useMemo(() => createHouse(event, map, serverNow()), [event, map]);
  const words = useSeatWords(house);
  const { status, live, mark } = useLiveSeats(event.id, house.seats);
  const { selection, setSelection, toggle, said } = useSelection({ house, live, words, settled: holding });
  const [view, setView] = useState<'map' | 'list'>('map');
  useEffect(() => {
    if (refusedSeats.length > 0) mark(refusedSeats.flatMap(id => house.indexOf.get(id) ?? []));
  }, [refusedSeats, mark, house]);
  const chosen = useMemo(() => new Set(selection.seats.flatMap(({ seatId }) => house.indexOf.get(seatId) ?? [])), [selection, house]);
  const shared = { house, live, chosen, words, onToggle: toggle };
  const [wrongAmounts, setWrongAmounts] = useState<ReadonlySet<string>>(new Set());
  const holdAction = {
    house,
    offers,
    selection,
    onHold: () => onHold(itemsOf(selection, offers)),
    busy: holding,
    wrong: wrongAmounts.size > 0,
    refusal: renderRefusal(words.nameOfId),
  };
  return (
    <>
      <div className="grid grid-cols-1 gap-4 lg:h-[calc(100dvh-13.5rem)] lg:min-h-[34rem] lg:grid-cols-[minmax(0,1fr)_22rem] lg:gap-6">
        <div className="flex min-h-0 min-w-0 flex-col gap-3">
          <div className="flex items-center justify-between gap-3">
            <ViewSwitch view={view} onSwitch={setView} />
            <LiveBadge status={status} />
          </div>
          <div className="h-[58dvh] min-h-80 lg:h-auto lg:min-h-0 lg:grow">
            {view === 'map' ? <SeatCanvas {...shared} /> : <SeatList {...shared} />}
          </div>
          <p role="status" className="min-h-5 text-sm leading-5 font-medium text-amber-ink">
            {said}
          </p>
          <MapLegend house={house} words={words} />
        </div>
        <SelectionPanel
          {...holdAction}
          words={words}
          onChange={setSelection}
          counted={
            <CountedPlaces
              house={house}
              offers={offers}
              selection={selection}
              onChange={setSelection}
              wrongAmounts={wrongAmounts}
              onWrongAmounts={setWrongAmounts}
            />
          }
        />
      </div>
      <div className="sticky bottom-0 z-20 -mx-4 mt-4 border-t border-line bg-surface px-4 py-3 shadow-float lg:hidden">
        <HoldAction {...holdAction} />
      </div>
    </>
  );
}

function ViewSwitch({ view, onSwitch }: { readonly view: 'map' | 'list'; readonly onSwitch: (view: 'map' | 'list') => void }) {
  const { t } = useTranslation();
  return (
    <div role="group" aria-label={t('seats.view')} className="flex gap-1 rounded-control bg-sunken p-1">
      {(['map', 'list'] as const).map(name => (
        <button
          key={name}
          type="button"
          aria-pressed={view === name}
          onClick={() => onSwitch(name)}
          className="flex min-h-9 items-center gap-2 rounded-md px-4 text-sm font-semibold text-soft hover:text-ink aria-pressed:bg-surface aria-pressed:text-ink aria-pressed:shadow-card"
        >
          {name === 'map' ? <MapIcon aria-hidden className="size-4" /> : <List aria-hidden className="size-4" />}
          {t(`seats.${name}`)}
        </button>
      ))}
    </div>
  );
}
