import { type Passkey, PasskeyName } from '@event-planner/contracts/passkeys';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ConfirmButton } from '../../components/dialog/confirm-button.tsx';
import { Field } from '../../components/field.tsx';
import { Panel } from '../../components/page-head.tsx';
import { PasskeyNotice } from '../../components/passkey-notice.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { ownTimeZone } from '../../lib/format/own-time-zone.ts';
import { useFormat } from '../../lib/format/use-format.ts';
import { passkeysWork } from '../../lib/passkeys.ts';
import { useFormOf } from '../../lib/faults/use-form-of.ts';
import { listPasskeys, useAddPasskey, useRemovePasskey, useRenamePasskey } from './api/passkeys.ts';

export function PasskeysPanel() {
  const { t } = useTranslation('account');
  const passkeys = useQuery(listPasskeys);
  const add = useAddPasskey();
  const items = passkeys.data?.items ?? [];
  return (
    <Panel title={t('passkeys.title')} text={t('passkeys.text')}>
      <Refusal error={passkeys.error} className="mb-4" />
      {passkeys.isPending && (
        <Loading>
          <Skeleton className="h-11 w-64" />
        </Loading>
      )}
      {items.length > 0 && (
        <ul className="mb-5 divide-y divide-line">
          {items.map(passkey => (
            <PasskeyLine key={passkey.id} passkey={passkey} />
          ))}
        </ul>
      )}
      <div className="space-y-4">
        <PasskeyNotice error={add.error} />
        {passkeysWork() ? (
          <Button look="secondary" busy={add.isPending} onClick={() => add.mutate()}>
            {t('passkeys.add')}
          </Button>
        ) : (
          <p className="text-soft">{t('passkeys.notHere')}</p>
        )}
      </div>
    </Panel>
  );
}

function PasskeyLine({ passkey }: { readonly passkey: Passkey }) {
  const { t } = useTranslation('account');
  const format = useFormat();
  const remove = useRemovePasskey();
  const [naming, setNaming] = useState(false);
  const { synced, createdAt, lastUsedAt } = passkey;
  const name = format.device(passkey.name);
  if (naming) return <NameForm passkey={passkey} onDone={() => setNaming(false)} />;
  return (
    <li className="py-3">
      <div className="flex flex-wrap items-center justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <p className="font-semibold [overflow-wrap:anywhere]">{name}</p>
          <p className="text-sm text-soft">
            {t('passkeys.since', { day: format.day(createdAt, ownTimeZone()) })}{' '}
            {lastUsedAt === null ? t('passkeys.unused') : t('passkeys.used', { moment: format.moment(lastUsedAt, ownTimeZone()) })}
          </p>
          <p className="text-sm text-soft">{t(synced ? 'passkeys.synced' : 'passkeys.onDevice')}</p>
        </div>
        <div className="flex flex-wrap gap-2">
          <Button look="quiet" size="small" aria-label={t('passkeys.renameNamed', { name })} onClick={() => setNaming(true)}>
            {t('passkeys.rename')}
          </Button>
          <ConfirmButton
            look="quiet"
            size="small"
            label={t('passkeys.removeNamed', { name })}
            title={t('passkeys.removeTitle', { name })}
            text={t('passkeys.removeText')}
            action={t('passkeys.remove')}
            busy={remove.isPending}
            onConfirm={() => remove.mutate(passkey.id)}
          >
            {t('passkeys.remove')}
          </ConfirmButton>
        </div>
      </div>
      <Refusal error={remove.error} className="mt-2" />
    </li>
  );
}

function NameForm({ passkey, onDone }: { readonly passkey: Passkey; readonly onDone: () => void }) {
  const { t } = useTranslation('account');
  const format = useFormat();
  const rename = useRenamePasskey();
  const { register, handleSubmit, formState } = useFormOf(PasskeyName, { defaultValues: { name: format.device(passkey.name) } });
  const submit = handleSubmit(given => rename.mutate({ id: passkey.id, name: given.name }, { onSuccess: onDone }));
  return (
    <li className="py-3">
      <form noValidate className="flex max-w-xl flex-wrap items-end gap-3" onSubmit={event => void submit(event)}>
        <div className="min-w-56 grow">
          <Field label={t('passkeys.name')} autoFocus problem={formState.errors.name?.message} {...register('name')} />
        </div>
        <Button type="submit" busy={rename.isPending}>
          {t('passkeys.saveName')}
        </Button>
        <Button look="quiet" onClick={onDone}>
          {t('passkeys.cancel')}
        </Button>
      </form>
      <Refusal error={rename.error} className="mt-2" />
    </li>
  );
}
