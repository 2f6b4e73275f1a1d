import type { WaitingRoomControl } from '@event-planner/contracts/waiting-room';
import { useTranslation } from 'react-i18next';

const [width, height] = [600, 140];
const lines = [
  { name: 'waiting', look: 'stroke-amber' },
  { name: 'admitted', look: 'stroke-brand' },
  { name: 'sold', look: 'stroke-ink' },
] as const;

/** How many waited, came in and bought, over time. */
export function RoomChart({ samples }: Pick<WaitingRoomControl, 'samples'>) {
  const { t } = useTranslation('organizing');
  if (samples.length < 2) return null;
  // Sold since one looks: what was sold before would press the other lines flat.
  const soldBefore = samples[0]?.sold ?? 0;
  const shown = samples.map(sample => ({ ...sample, sold: sample.sold - soldBefore }));
  const most = Math.max(1, ...shown.flatMap(sample => lines.map(({ name }) => sample[name])));
  const pointsOf = (name: (typeof lines)[number]['name']): string =>
    shown.map((sample, at) => `${(at / (samples.length - 1)) * width},${height - (sample[name] / most) * (height - 4)}`).join(' ');
  return (
    <figure className="mt-6">
      <svg
        viewBox={`0 0 ${width} ${height}`}
        preserveAspectRatio="none"
        className="h-36 w-full"
        role="img"
        aria-label={t('waitingRoom.chart')}
      >
        {lines.map(({ name, look }) => (
          <polyline key={name} points={pointsOf(name)} fill="none" strokeWidth={2} vectorEffect="non-scaling-stroke" className={look} />
        ))}
      </svg>
      <figcaption className="flex flex-wrap gap-4 text-sm text-soft">
        {lines.map(({ name, look }) => (
          <span key={name} className="flex items-center gap-1.5">
            <svg aria-hidden viewBox="0 0 16 4" className="h-1 w-4">
              <line x1={0} x2={16} y1={2} y2={2} strokeWidth={4} className={look} />
            </svg>
            {t(`waitingRoom.${name}`)}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
