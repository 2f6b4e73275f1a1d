import type { Seat } from '@event-planner/contracts/seat-map';
import { type KeyboardEvent, useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsDark } from '../../lib/theme.ts';
import type { Point } from '../../lib/seat-plan/camera.ts';
import type { House } from './house.ts';
import type { LiveSeats } from './live-seats.ts';
import { actionOf, zoomStep } from './map-keys.ts';
import { MapTools } from '../../components/map-tools.tsx';
import { neighbourOf } from './neighbours.ts';
import { planColors } from '../../lib/seat-plan/plan-colors.ts';
import type { Scene } from './scene.ts';
import type { SeatRenderer } from './seat-renderer.ts';
import { SeatTip } from './seat-tip.tsx';
import { useGestures } from './use-gestures.ts';
import { useSeatRenderer } from './use-seat-renderer.ts';
import type { SeatWords } from './use-seat-words.ts';

interface SeatCanvasProps {
  readonly house: House;
  readonly live: LiveSeats | undefined;
  readonly chosen: ReadonlySet<number>;
  readonly words: SeatWords;
  readonly onToggle: (seat: Seat) => void;
  /** Where to look. */
  readonly shown?: number | undefined;
}

/** The plan to look at and to touch; by keyboard it is one widget with a seat in focus, read out as it moves. */
export function SeatCanvas({ house, live, chosen, words, onToggle, shown }: SeatCanvasProps) {
  const { t } = useTranslation();
  const [focused, setFocused] = useState<number>();
  const [hover, setHover] = useState<{ readonly index: number; readonly at: Point }>();
  const dark = useIsDark();
  const scene = useMemo<Scene>(
    () => ({ live, selected: chosen, focused, sold: house.sold, colors: planColors[dark ? 'dark' : 'light'] }),
    [live, chosen, focused, house, dark],
  );
  const { canvas, renderer } = useSeatRenderer(house, scene);
  useEffect(() => {
    if (shown === undefined) return;
    // The canvas gets its size after the first frame, and looks at the whole plan then.
    let frame = requestAnimationFrame(() => (frame = requestAnimationFrame(() => renderer.current?.reveal(shown))));
    return () => cancelAnimationFrame(frame);
  }, [shown, house]);
  const pick = (at: Point): void => {
    const hit = renderer.current?.seatAt(at);
    const seat = hit === undefined ? undefined : house.seats[hit.index];
    if (hit === undefined || seat === undefined) return;
    if (hit.sure) onToggle(seat);
    else renderer.current?.zoom(2.6, at);
  };
  useGestures(canvas, renderer, { onTap: pick, onHover: at => setHover(hoverAt(renderer.current, at)) });
  const onKeyDown = (event: KeyboardEvent): void => {
    const action = actionOf(event.key);
    if (action === undefined || renderer.current === null || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    if (action === 'fit') return renderer.current.fit();
    if (action === 'in' || action === 'out') return renderer.current.zoom(action === 'in' ? zoomStep : 1 / zoomStep);
    const seat = focused === undefined ? undefined : house.seats[focused];
    if (action === 'pick') return seat && onToggle(seat);
    const next =
      focused === undefined
        ? firstFree(house, live)
        : neighbourOf(house.seats, renderer.current.grid, { from: focused, direction: action });
    if (next === undefined) return;
    setFocused(next);
    renderer.current.reveal(next);
  };
  const focusedSeat = focused === undefined ? undefined : house.seats[focused];
  return (
    <div className="relative h-full">
      <div
        role="application"
        aria-roledescription={t('seats.seatMap')}
        aria-label={t('seats.mapLabel', { title: house.event.title })}
        aria-describedby="map-help"
        tabIndex={0}
        onKeyDown={onKeyDown}
        onBlur={() => setFocused(undefined)}
        className="h-full overflow-hidden rounded-card border border-line bg-surface"
      >
        <canvas ref={canvas} className="block size-full cursor-grab touch-none active:cursor-grabbing" />
        <p id="map-help" className="sr-only">
          {t('seats.mapHelp')}
        </p>
        <p aria-live="polite" className="sr-only">
          {focusedSeat !== undefined &&
            `${describe(words, live, focusedSeat)}${chosen.has(focused ?? -1) ? `, ${t('seats.selected')}` : ''}`}
        </p>
      </div>
      <MapTools
        onZoomIn={() => renderer.current?.zoom(zoomStep)}
        onZoomOut={() => renderer.current?.zoom(1 / zoomStep)}
        onFit={() => renderer.current?.fit()}
      />
      {hover !== undefined && <SeatTip at={hover.at} text={describe(words, live, house.seats[hover.index])} />}
    </div>
  );
}

const describe = (words: SeatWords, live: LiveSeats | undefined, seat: Seat | undefined): string =>
  seat === undefined
    ? ''
    : [words.name(seat), words.price(seat), ...words.marks(seat), words.state(live, seat)].filter(part => part !== undefined).join(', ');

const hoverAt = (renderer: SeatRenderer | null, at: Point | undefined) => {
  const hit = at === undefined ? undefined : renderer?.seatAt(at);
  return at === undefined || hit === undefined || !hit.sure ? undefined : { index: hit.index, at };
};

/** Where the keyboard begins: the first seat one could have. */
const firstFree = (house: House, live: LiveSeats | undefined): number =>
  Math.max(
    0,
    house.seats.findIndex((seat, index) => (live?.codes[index] ?? 0) === 0 && house.sold.has(seat.category)),
  );
