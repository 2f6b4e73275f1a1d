import type { Missing } from '@event-planner/contracts/planning';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { allParts, type Part } from './parts.ts';

interface PartNavProps {
  readonly organizer: string;
  readonly eventId: string;
  readonly missing: readonly Missing[];
}

/** The steps, each with how many things it still lacks. */
export function PartNav({ organizer, eventId, missing }: PartNavProps) {
  const { t } = useTranslation('organizing');
  const lacking = (part: Part): number => missing.filter(({ section, weight }) => section === part && weight === 'error').length;
  return (
    <nav aria-label={t('parts.label')} className="-mx-4 overflow-x-auto border-b border-line px-4 sm:mx-0 sm:px-0">
      <ul className="flex gap-1">
        {allParts.map(part => (
          <li key={part} className="shrink-0">
            <Link
              to="/organize/$organizer/events/$id/{-$part}"
              params={{ organizer, id: eventId, part: part === 'about' ? undefined : part }}
              activeOptions={{ exact: true, includeHash: false }}
              className="-mb-px flex min-h-11 items-center gap-2 border-b-2 border-transparent px-2.5 text-[0.9375rem] font-medium text-soft hover:text-ink aria-[current=page]:border-brand aria-[current=page]:font-semibold aria-[current=page]:text-brand"
            >
              {t(`parts.${part}`)}
              {lacking(part) > 0 && (
                <span className="rounded-full bg-amber-tint px-1.5 text-xs font-semibold text-amber-ink tabular-nums">
                  <span aria-hidden>{lacking(part)}</span>
                  <span className="sr-only">{t('parts.lacks', { count: lacking(part) })}</span>
                </span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
