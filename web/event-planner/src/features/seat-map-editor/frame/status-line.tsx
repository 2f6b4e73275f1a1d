import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { useEditorState } from '../editor/use-editor.ts';
import { countSeats, countStanding } from '../plan/places.ts';

/** How much there is, how near one looks, and what the tool at hand does. */
export function StatusLine({ scale }: { readonly scale: number }) {
  const { t } = useTranslation('seatEditor');
  const [plan, tool] = [useEditorState(state => state.plan), useEditorState(state => state.tool)];
  const counts = useMemo(() => ({ seats: countSeats(plan), standing: countStanding(plan) }), [plan]);
  return (
    <div className="pointer-events-none absolute inset-x-0 bottom-0 flex items-end justify-between gap-3 p-2 pe-16 text-xs">
      <p className="rounded-control bg-surface/90 px-2 py-1 text-soft max-sm:hidden">{t(`hint.${tool}`)}</p>
      <p className="ms-auto shrink-0 rounded-control bg-surface/90 px-2 py-1 font-semibold tabular-nums">
        {[
          t('editor.seats', { count: counts.seats }),
          counts.standing > 0 ? t('editor.standing', { count: counts.standing }) : undefined,
          `${Math.round((scale / usualScale) * 100)} %`,
        ]
          .filter(Boolean)
          .join(' · ')}
      </p>
    </div>
  );
}

/** Pixels between seats at which numbers can be read. */
const usualScale = 22;
