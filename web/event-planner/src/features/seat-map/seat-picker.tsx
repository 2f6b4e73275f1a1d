import type { HoldRequest } from '@event-planner/contracts/booking';
import type { EventDetail } from '@event-planner/contracts/event';
import type { SeatMap } from '@event-planner/contracts/seat-map';
import { clsx } from 'clsx';
import { List, Map as MapIcon, Sparkles } from 'lucide-react';
import { type ReactNode, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
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
  /** What is picked changes: a refusal was about something else. */
  readonly onChoose: () => void;
  readonly renderRefusal: (nameOf: (seatId: string) => string) => ReactNode;
  /** Where one leaves the choice to us. */
  readonly best: ReactNode;
  /** Seats that were found so and are held, and what may be done with them. */
  readonly found: { readonly seats: readonly string[]; readonly panel: ReactNode } | undefined;
  /** Needed to watch a private event. */
  readonly code: string | undefined;
}

/** Choosing seats, on the plan or from the list: two views of one selection. */
export function SeatPicker(props: SeatPickerProps) {
  const { event, map, offers, onHold, holding, refusedSeats, onChoose, renderRefusal, best, found, code } = props;
  const { t } = useTranslation();
  const house = useMemo(() => createHouse(event, map, serverNow()), [event, map]);
  const words = useSeatWords(house);
  const { status, live, mark } = useLiveSeats({ eventId: event.id, code }, house.seats);
  const settled = holding || found !== undefined;
  const { selection, choose, toggle, said } = useSelection({ house, live, words, settled, refusedSeats, onChoose });
  const [choosesBest, setChoosesBest] = useState(false);
  const [view, setView] = useState<'map' | 'list'>('map');
  useEffect(() => {
    if (refusedSeats.length > 0) mark(refusedSeats.flatMap(id => house.indexOf.get(id) ?? []));
  }, [refusedSeats, mark, house]);
  const chosenIds = found?.seats ?? selection.seats.map(({ seatId }) => seatId);
  const chosen = useMemo(() => new Set(chosenIds.flatMap(seatId => house.indexOf.get(seatId) ?? [])), [chosenIds.join(), house]);
  const middle = found && house.indexOf.get(found.seats[Math.floor(found.seats.length / 2)] ?? '');
  const shared = { house, live, chosen, words, onToggle: found ? () => {} : toggle };
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
            <div className="flex flex-wrap items-center gap-2">
              <ViewSwitch view={view} onSwitch={setView} />
              {!found && (
                <Button
                  look="secondary"
                  aria-expanded={choosesBest}
                  onClick={() => {
                    onChoose();
                    setChoosesBest(!choosesBest);
                  }}
                >
                  <Sparkles aria-hidden className="size-4.5" />
                  {t('best.title')}
                </Button>
              )}
            </div>
            <LiveBadge status={status} />
          </div>
          <div className={clsx('lg:h-auto lg:min-h-0 lg:grow', found ? 'h-[38dvh] min-h-56' : 'h-[48dvh] min-h-72')}>
            {view === 'map' ? <SeatCanvas {...shared} shown={middle} /> : <SeatList {...shared} />}
          </div>
          <p role="status" className="min-h-5 text-sm leading-5 font-medium text-amber-ink">
            {said}
          </p>
          <MapLegend house={house} words={words} />
        </div>
        {found ? (
          found.panel
        ) : choosesBest ? (
          <div className="min-h-0 overflow-y-auto max-lg:order-first">{best}</div>
        ) : (
          <SelectionPanel
            {...holdAction}
            words={words}
            onChange={choose}
            counted={
              <CountedPlaces
                house={house}
                offers={offers}
                selection={selection}
                onChange={choose}
                wrongAmounts={wrongAmounts}
                onWrongAmounts={setWrongAmounts}
              />
            }
          />
        )}
      </div>
      {!found && !choosesBest && (
        <div className="sticky bottom-0 z-20 -mx-4 mt-4 border-t border-line bg-surface px-4 py-3 shadow-float lg:hidden">
          <HoldAction {...holdAction} />
        </div>
      )}
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
