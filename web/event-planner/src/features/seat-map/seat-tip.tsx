import type { Point } from '../../lib/seat-plan/camera.ts';

/** What is under the mouse. For the eye only: the keyboard and the list say the same aloud. */
export const SeatTip = ({ at, text }: { readonly at: Point; readonly text: string }) => (
  <div
    aria-hidden
    className="pointer-events-none absolute top-0 left-0 z-10 w-max max-w-64 rounded-control bg-ink px-3 py-2 text-sm font-medium text-paper shadow-float"
    style={{ transform: `translate(calc(${at.x}px - 50%), calc(${at.y}px - 100% - 16px))` }}
  >
    {text}
  </div>
);
