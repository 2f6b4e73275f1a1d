import type { Missing } from '@event-planner/contracts/planning';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { StepNav, stepClass } from '../../../components/step-nav.tsx';
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
    <StepNav label={t('parts.label')}>
      {allParts.map(part => (
        <Link
          key={part}
          to="/organize/$organizer/events/$id/{-$part}"
          params={{ organizer, id: eventId, part: part === 'about' ? undefined : part }}
          activeOptions={{ exact: true, includeHash: false }}
          className={stepClass}
        >
          {t(`parts.${part}`)}
          {lacking(part) > 0 && (
            <span className="rounded-full bg-amber-tint px-1.5 text-xs font-semibold text-amber-ink tabular-nums">
              <span aria-hidden>{lacking(part)}</span>
              <span className="sr-only">{t('parts.lacks', { count: lacking(part) })}</span>
            </span>
          )}
        </Link>
      ))}
    </StepNav>
  );
}
