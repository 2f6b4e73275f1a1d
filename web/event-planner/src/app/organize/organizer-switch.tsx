import type { OwnOrganizer } from '@event-planner/contracts/organizer';
import { useNavigate } from '@tanstack/react-router';
import { Building2, ChevronsUpDown, Plus } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Menu, MenuChoices, MenuItem, MenuLine } from '../header/menu.tsx';

interface OrganizerSwitchProps {
  readonly organizer: OwnOrganizer;
  readonly organizers: readonly OwnOrganizer[];
}

/** Whose pages these are, and the way to others. */
export function OrganizerSwitch({ organizer, organizers }: OrganizerSwitchProps) {
  const { t } = useTranslation('organizing');
  const navigate = useNavigate();
  const trigger = (
    <span className="flex min-w-0 items-center gap-2.5 px-1 text-start">
      <Building2 aria-hidden className="size-5 shrink-0 text-brand" />
      <span className="min-w-0 truncate font-bold">{organizer.name}</span>
      <ChevronsUpDown aria-hidden className="size-4 shrink-0 text-soft" />
    </span>
  );
  return (
    <Menu label={t('nav.switch', { name: organizer.name })} trigger={trigger}>
      <MenuChoices
        label={t('nav.organizers')}
        value={organizer.slug}
        choices={organizers.map(({ slug, name }) => [slug, name] as const)}
        onChoose={slug => void navigate({ to: '/organize/$organizer', params: { organizer: slug } })}
      />
      <MenuLine />
      <MenuItem onSelect={() => void navigate({ to: '/organize', search: { choose: true } })}>
        <Plus aria-hidden className="size-5" />
        {t('nav.another')}
      </MenuItem>
    </Menu>
  );
}
