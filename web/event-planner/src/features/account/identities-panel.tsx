import type { Identity } from '@event-planner/contracts/auth';
import { useQuery } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { z } from 'zod';
import { Button } from '../../components/button.tsx';
import { ConfirmButton } from '../../components/dialog/confirm-button.tsx';
import { Notice } from '../../components/notice.tsx';
import { Panel } from '../../components/page-head.tsx';
import { ProviderMark } from '../../components/provider-mark.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { isRefusal } from '../../lib/api/api-error.ts';
import { ownTimeZone } from '../../lib/format/own-time-zone.ts';
import { useFormat } from '../../lib/format/use-format.ts';
import { listProviders } from '../../lib/session/providers.ts';
import { listIdentities, useLinkIdentity, useUnlinkIdentity } from './api/identities.ts';

/** Accounts elsewhere that open this one; nothing where none can. */
export function IdentitiesPanel() {
  const { t } = useTranslation('account');
  const providers = useQuery(listProviders);
  const identities = useQuery(listIdentities);
  const link = useLinkIdentity();
  const unlink = useUnlinkIdentity();
  const linked = identities.data?.items ?? [];
  const others = providers.data?.items.filter(({ id }) => linked.every(({ provider }) => provider !== id)) ?? [];
  if (identities.data !== undefined && linked.length + others.length === 0) return null;
  return (
    <Panel title={t('ways.title')} text={t('ways.text')}>
      {isRefusal(unlink.error, 'last_way_in') ? (
        <Notice tone="bad" announce className="mb-4">
          {t('ways.last')}
        </Notice>
      ) : (
        <Refusal error={identities.error ?? link.error ?? unlink.error} className="mb-4" />
      )}
      {unlink.isSuccess && (
        <Notice tone="good" announce className="mb-4">
          {t('ways.unlinked')}
        </Notice>
      )}
      {identities.isPending && (
        <Loading>
          <Skeleton className="h-11" />
        </Loading>
      )}
      {identities.data !== undefined && linked.length === 0 && <p className="text-soft">{t('ways.none')}</p>}
      <ul className="divide-y divide-line">
        {linked.map(identity => (
          <IdentityLine
            key={identity.provider}
            identity={identity}
            busy={unlink.isPending && unlink.variables === identity.provider}
            onUnlink={() => unlink.mutate(identity.provider)}
          />
        ))}
      </ul>
      {identities.data !== undefined && others.length > 0 && (
        <div className="mt-4 flex flex-wrap gap-3">
          {others.map(({ id, name }) => (
            <Button
              key={id}
              look="secondary"
              busy={(link.isPending || link.isSuccess) && link.variables === id}
              onClick={() => link.mutate(id)}
            >
              <ProviderMark provider={id} />
              {t('ways.link', { name })}
            </Button>
          ))}
        </div>
      )}
    </Panel>
  );
}

interface IdentityLineProps {
  readonly identity: z.infer<typeof Identity>;
  readonly busy: boolean;
  readonly onUnlink: () => void;
}

function IdentityLine({ identity: { provider, name, email, linkedAt, lastUsedAt }, busy, onUnlink }: IdentityLineProps) {
  const { t } = useTranslation('account');
  const format = useFormat();
  const day = format.day(linkedAt, ownTimeZone());
  return (
    <li className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2 py-3">
      <div className="flex min-w-0 gap-3">
        <ProviderMark provider={provider} />
        <div className="min-w-0">
          <p className="font-semibold">{name}</p>
          <p className="text-sm break-words text-soft">
            {email === null ? t('ways.factsNoMail', { day }) : t('ways.facts', { email, day })}
          </p>
          {lastUsedAt !== null && (
            <p className="text-sm text-soft">{t('ways.used', { moment: format.moment(lastUsedAt, ownTimeZone()) })}</p>
          )}
        </div>
      </div>
      <ConfirmButton
        look="quiet"
        size="small"
        busy={busy}
        label={t('ways.unlinkNamed', { name })}
        title={t('ways.unlinkTitle', { name })}
        text={t('ways.unlinkText')}
        action={t('ways.unlink')}
        onConfirm={onUnlink}
      >
        {t('ways.unlink')}
      </ConfirmButton>
    </li>
  );
}
