import { clsx } from 'clsx';
import { ChevronDown } from 'lucide-react';
import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useIsDark } from '../../lib/theme.ts';
import { drawGlyph, type Glyph } from '../../lib/seat-plan/glyphs.ts';
import { type House, priceRange } from './house.ts';
import { planColors } from '../../lib/seat-plan/plan-colors.ts';
import type { Look } from '../../lib/seat-plan/look.ts';
import type { SeatWords } from './use-seat-words.ts';

const plain = { accessible: false, companion: false, restrictedView: false };

/** What the colours cost and what the signs mean, drawn by the same hand as the plan. */
export function MapLegend({ house, words }: { readonly house: House; readonly words: SeatWords }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState(false);
  const categories = house.map.categories.filter(category => house.seats.some(seat => seat.category === category.id));
  const color = categories[0]?.color ?? '#888888';
  const signs = [
    ['selected', plain, 'seats.signSelected'],
    ['taken', plain, 'seats.signTaken'],
    ...(house.seats.some(seat => seat.accessible) ? [['free', { ...plain, accessible: true }, 'seats.signAccessible'] as const] : []),
    ...(house.seats.some(seat => seat.companion) ? [['free', { ...plain, companion: true }, 'seats.signCompanion'] as const] : []),
    ...(house.seats.some(seat => seat.restrictedView)
      ? [['free', { ...plain, restrictedView: true }, 'seats.signRestricted'] as const]
      : []),
  ] as const;
  return (
    <section aria-label={t('seats.legend')} className="text-sm">
      <button
        type="button"
        aria-expanded={open}
        aria-controls="legend"
        onClick={() => setOpen(!open)}
        className="flex min-h-11 w-full items-center justify-between rounded-control border border-line bg-surface px-4 font-semibold lg:hidden"
      >
        {t('seats.legend')}
        <ChevronDown aria-hidden className={clsx('size-5 transition-transform', open && 'rotate-180')} />
      </button>
      <div id="legend" className={clsx('flex-col gap-2 max-lg:mt-3 lg:flex', open ? 'flex' : 'hidden')}>
        <ul className="flex flex-wrap gap-x-5 gap-y-2">
          {categories.map(category => {
            const range = priceRange(house.offers.ofCategory.get(category.id) ?? []);
            return (
              <li key={category.id} className="flex items-center gap-2">
                <Sign look={range === undefined ? 'off' : 'free'} marks={plain} color={category.color} />
                <span className="font-semibold">{category.name}</span>
                <span className="text-soft tabular-nums">
                  {range === undefined
                    ? t('seats.notSold')
                    : range[0] === range[1]
                      ? words.money(range[0])
                      : `${words.money(range[0])} – ${words.money(range[1])}`}
                </span>
              </li>
            );
          })}
        </ul>
        <ul className="flex flex-wrap gap-x-5 gap-y-2 text-soft">
          {signs.map(([look, marks, key]) => (
            <li key={key} className="flex items-center gap-2">
              <Sign look={look} marks={marks} color={color} />
              {t(key)}
            </li>
          ))}
        </ul>
      </div>
    </section>
  );
}

interface SignProps {
  readonly look: Look;
  readonly marks: Glyph['marks'];
  readonly color: string;
}

const signSize = 22;

function Sign({ look, marks, color }: SignProps) {
  const canvas = useRef<HTMLCanvasElement>(null);
  const dark = useIsDark();
  useEffect(() => {
    const brush = canvas.current?.getContext('2d');
    if (canvas.current === null || brush === null || brush === undefined) return;
    const ratio = Math.max(1, window.devicePixelRatio);
    canvas.current.width = canvas.current.height = signSize * ratio;
    brush.setTransform(ratio, 0, 0, ratio, (signSize * ratio) / 2, (signSize * ratio) / 2);
    drawGlyph(brush, { look, color, marks, colors: planColors[dark ? 'dark' : 'light'] }, signSize * 0.38);
  }, [look, color, marks, dark]);
  return <canvas ref={canvas} aria-hidden style={{ width: signSize, height: signSize }} />;
}
