import type { EventDetail } from '@event-planner/contracts/event';
import type { Seat, SeatMap } from '@event-planner/contracts/seat-map';
import { List, Map as MapIcon } from 'lucide-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { createHouse, type House } from '../../features/seat-map/house.ts';
import { stateOf } from '../../features/seat-map/live-seats.ts';
import { SeatCanvas } from '../../features/seat-map/seat-canvas.tsx';
import { SeatList } from '../../features/seat-map/seat-list.tsx';
import { useLiveSeats } from '../../features/seat-map/use-live-seats.ts';
import { useSeatWords } from '../../features/seat-map/use-seat-words.ts';
import { serverNow } from '../../lib/server-clock.ts';

interface HouseSeatsProps {
  readonly event: EventDetail;
  readonly map: SeatMap;
  readonly seats: readonly string[];
  readonly onChange: (seats: readonly string[]) => void;
  /** Opens the event, where it is private. */
  readonly code: string | undefined;
}

/** The buyers' map and list, where the house may choose every seat that nobody has, whether it is sold or not. */
export function HouseSeats({ event, map, seats, onChange, code }: HouseSeatsProps) {
  const { t } = useTranslation('organizing');
  const house = useMemo<House>(
    () => ({ ...createHouse(event, map, serverNow()), sold: new Set(map.categories.map(({ id }) => id)) }),
    [event, map],
  );
  const words = useSeatWords(house);
  const { live } = useLiveSeats({ eventId: event.id, code }, house.seats);
  const [view, setView] = useState<'map' | 'list'>('map');
  const chosen = useMemo(() => new Set(seats.flatMap(id => house.indexOf.get(id) ?? [])), [seats, house]);
  const toggle = (seat: Seat): void => {
    if (seats.includes(seat.id)) return onChange(seats.filter(id => id !== seat.id));
    if (stateOf(live, house.indexOf.get(seat.id) ?? -1) === 'free') onChange([...seats, seat.id]);
  };
  const shared = { house, live, chosen, words, onToggle: toggle };
  return (
    <div>
      <div className="mb-2 flex flex-wrap items-center justify-between gap-3">
        <p className="font-semibold" role="status">
          {t('blocks.chosen', { count: seats.length })}
        </p>
        <div className="flex gap-2">
          {seats.length > 0 && (
            <Button look="quiet" size="small" onClick={() => onChange([])}>
              {t('blocks.clear')}
            </Button>
          )}
          <Button look="secondary" size="small" onClick={() => setView(view === 'map' ? 'list' : 'map')}>
            {view === 'map' ? <List aria-hidden className="size-4" /> : <MapIcon aria-hidden className="size-4" />}
            {t(view === 'map' ? 'blocks.asList' : 'blocks.asMap')}
          </Button>
        </div>
      </div>
      <div className="h-[60dvh] min-h-80">{view === 'map' ? <SeatCanvas {...shared} /> : <SeatList {...shared} />}</div>
    </div>
  );
}
