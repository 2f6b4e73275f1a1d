import type { User } from '@event-planner/contracts/auth';
import { useQuery } from '@tanstack/react-query';
import { useNavigate } from '@tanstack/react-router';
import { CalendarPlus, Hourglass, Landmark, LogOut, ShieldCheck, Ticket } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useLogOut } from '../../features/session/api/log-out.ts';
import { getProfile } from '../../lib/session/profile.ts';
import { AccountSign } from './account-sign.tsx';
import { Menu, MenuItem, MenuLine } from './menu.tsx';

export function UserMenu({ user }: { readonly user: User }) {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const logOut = useLogOut();
  const { data: profile } = useQuery(getProfile);
  // Away first: a page for signed-in users would ask to log in again.
  const leave = (): void => void navigate({ to: '/' }).then(() => logOut.mutate());
  return (
    <Menu label={t('nav.account', { name: user.name })} trigger={<AccountSign picture={profile?.picture?.small} />}>
      <div className="px-3 py-2">
        <p className="font-semibold">{user.name}</p>
        <p className="text-sm text-soft">{user.email}</p>
      </div>
      <MenuLine />
      <MenuItem onSelect={() => void navigate({ to: '/bookings' })}>
        <Ticket aria-hidden className="size-5" />
        {t('nav.tickets')}
      </MenuItem>
      <MenuItem onSelect={() => void navigate({ to: '/waiting' })}>
        <Hourglass aria-hidden className="size-5" />
        {t('waitList.mine')}
      </MenuItem>
      <MenuItem onSelect={() => void navigate({ to: '/account' })}>
        <ShieldCheck aria-hidden className="size-5" />
        {t('nav.yourAccount')}
      </MenuItem>
      <MenuItem onSelect={() => void navigate({ to: '/organize', search: {} })}>
        <CalendarPlus aria-hidden className="size-5" />
        {t('nav.organize')}
      </MenuItem>
      {user.roles.includes('admin') && (
        <MenuItem onSelect={() => void navigate({ to: '/operate/{-$part}', params: { part: undefined } })}>
          <Landmark aria-hidden className="size-5" />
          {t('nav.operate')}
        </MenuItem>
      )}
      <MenuItem onSelect={leave}>
        <LogOut aria-hidden className="size-5" />
        {t('nav.logOut')}
      </MenuItem>
    </Menu>
  );
}
