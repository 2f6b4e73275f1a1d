import type { PlannedEvent } from '@event-planner/contracts/planning';
import { Link } from '@tanstack/react-router';
import { ChevronRight, CircleAlert, CircleCheck, Lightbulb } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { fieldOf } from '../workspace/parts.ts';

/** Every missing thing with the way to where it is filled in. */
export function Checklist({ event, organizer }: { readonly event: PlannedEvent; readonly organizer: string }) {
  const { t } = useTranslation('organizing');
  if (event.missing.length === 0)
    return (
      <p className="flex items-center gap-2 font-semibold text-brand">
        <CircleCheck aria-hidden className="size-5" />
        {t('checklist.complete')}
      </p>
    );
  const ordered = event.missing.toSorted((a, b) => Number(a.weight === 'advice') - Number(b.weight === 'advice'));
  return (
    <ul className="divide-y divide-line">
      {ordered.map(({ section, code, weight, subject }) => {
        const Icon = weight === 'error' ? CircleAlert : Lightbulb;
        return (
          <li key={`${code} ${subject ?? ''}`}>
            <Link
              to="/organize/$organizer/events/$id/{-$part}"
              params={{ organizer, id: event.id, part: section === 'about' ? undefined : section }}
              hash={fieldOf[code]}
              className="group flex min-h-12 items-center gap-3 py-2"
            >
              <Icon aria-hidden className={`size-5 shrink-0 ${weight === 'error' ? 'text-danger' : 'text-amber-ink'}`} />
              <span className="min-w-0 grow">
                <span className="group-hover:text-brand group-hover:underline">{t(`missing.${code}`, { subject: subject ?? '' })}</span>
                <span className="block text-sm text-soft">
                  {t(`parts.${section}`)} · {t(weight === 'error' ? 'checklist.needed' : 'checklist.advice')}
                </span>
              </span>
              <ChevronRight aria-hidden className="size-5 text-soft rtl:-scale-x-100" />
            </Link>
          </li>
        );
      })}
    </ul>
  );
}
