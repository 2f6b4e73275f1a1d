import type { Missing } from '@event-planner/contracts/planning';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { StepNav, stepClass } from '../../../components/step-nav.tsx';
import type { Part, PartGroup } from './parts.ts';

interface PartNavProps {
  readonly organizer: string;
  readonly eventId: string;
  readonly groups: readonly PartGroup[];
  readonly part: Part;
  readonly missing: readonly Missing[];
}

const pageOf = (organizer: string, id: string, part: Part) =>
  ({
    to: '/organize/$organizer/events/$id/{-$part}',
    params: { organizer, id, part: part === 'about' ? undefined : part },
  }) as const;

/** Planning and selling, and below the parts of the open one, each with how many things it still lacks. */
export function PartNav({ organizer, eventId, groups, part: open, missing }: PartNavProps) {
  const { t } = useTranslation('organizing');
  const lacking = (part: Part): number => missing.filter(({ section, weight }) => section === part && weight === 'error').length;
  const group = groups.find(({ parts }) => parts.includes(open));
  return (
    <>
      {groups.length > 1 && (
        <nav aria-label={t('parts.groups')} className="mb-1 inline-flex rounded-control bg-sunken p-1">
          {groups.map(({ name, parts }) => (
            <Link
              key={name}
              {...pageOf(organizer, eventId, parts[0] ?? open)}
              activeOptions={{ exact: true }}
              aria-current={name === group?.name ? 'true' : undefined}
              className="flex min-h-9 items-center rounded-[calc(var(--radius-control)-0.25rem)] px-4 text-[0.9375rem] font-medium text-soft hover:text-ink aria-[current]:bg-surface aria-[current]:font-semibold aria-[current]:text-ink aria-[current]:shadow-sm"
            >
              {t(`parts.${name}`)}
            </Link>
          ))}
        </nav>
      )}
      <StepNav label={t('parts.label')} key={group?.name}>
        {group?.parts.map(part => (
          <Link
            key={part}
            {...pageOf(organizer, eventId, part)}
            activeOptions={{ exact: true, includeHash: false, includeSearch: false }}
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
    </>
  );
}
