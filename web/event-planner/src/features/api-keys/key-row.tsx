import type { ApiKey } from '@event-planner/contracts/api-keys';
import { useTranslation } from 'react-i18next';
import { Badge } from '../../components/badge.tsx';
import { ConfirmButton } from '../../components/dialog/confirm-button.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { ownTimeZone } from '../../lib/format/own-time-zone.ts';
import { useFormat } from '../../lib/format/use-format.ts';
import { serverNow } from '../../lib/server-clock.ts';
import { useRevokeKey } from './api/keys.ts';

interface KeyRowProps {
  readonly organizerId: string;
  readonly apiKey: ApiKey;
}

export function KeyRow({ organizerId, apiKey: key }: KeyRowProps) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const revoke = useRevokeKey(organizerId);
  const day = (instant: string): string => format.day(instant, ownTimeZone());
  const isOver = key.expiresAt !== null && Date.parse(key.expiresAt) <= serverNow();
  const made = key.createdBy === null ? 'keys.made' : 'keys.madeBy';
  return (
    <li className="flex flex-wrap items-start gap-x-4 gap-y-2 py-4">
      <div className="min-w-0 grow basis-64">
        <p className="flex flex-wrap items-center gap-2 font-semibold">
          <span className="truncate">{key.name}</span>
          {isOver && <Badge tone="bad">{t('keys.expired')}</Badge>}
        </p>
        <p className="font-mono text-sm text-soft">{key.prefix}…</p>
        <ul aria-label={t('keys.scopesOf', { name: key.name })} className="mt-2 flex flex-wrap gap-1.5">
          {key.scopes.map(scope => (
            <li key={scope}>
              <Badge>{t(`keys.scope_${scope}`)}</Badge>
            </li>
          ))}
        </ul>
        <p className="mt-2 text-sm text-soft">
          {t(made, { day: day(key.createdAt), by: key.createdBy })}{' '}
          {key.expiresAt === null
            ? t('keys.endless')
            : t(isOver ? 'keys.ended' : 'keys.ends', { moment: format.moment(key.expiresAt, ownTimeZone()) })}
        </p>
        <p className="text-sm text-soft">
          {key.lastUsedAt === null ? t('keys.unused') : t('keys.used', { moment: format.moment(key.lastUsedAt, ownTimeZone()) })}
        </p>
      </div>
      <ConfirmButton
        look="quiet"
        size="small"
        busy={revoke.isPending}
        label={t('keys.revokeNamed', { name: key.name })}
        title={t('keys.revokeTitle', { name: key.name })}
        text={t('keys.revokeText')}
        action={t('keys.revoke')}
        onConfirm={() => revoke.mutate(key.id)}
      >
        {t('keys.revoke')}
      </ConfirmButton>
      <Refusal error={revoke.error} className="basis-full" />
    </li>
  );
}
