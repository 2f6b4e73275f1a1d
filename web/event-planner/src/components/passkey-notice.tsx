import { useTranslation } from 'react-i18next';
import { isRefusal } from '../lib/api/api-error.ts';
import { isGivenUp, isOfDevice, isThereAlready } from '../lib/passkeys.ts';
import { Notice } from './notice.tsx';
import { SessionNotice } from './session-notice.tsx';

/** Why a passkey was not made, or opened nothing. */
export function PasskeyNotice({ error }: { readonly error: unknown }) {
  const { t } = useTranslation();
  const known = whyNot(error);
  if (known === undefined) return <SessionNotice error={error} />;
  return (
    <Notice tone="bad" announce>
      {t(`passkey.${known}`)}
    </Notice>
  );
}

function whyNot(error: unknown) {
  if (isGivenUp(error)) return 'givenUp';
  if (isThereAlready(error) || isRefusal(error, 'passkey_there')) return 'there';
  if (isOfDevice(error)) return 'notHere';
  if (isRefusal(error, 'passkey_unknown')) return 'unknown';
  if (isRefusal(error, 'passkey_refused')) return 'refused';
  if (isRefusal(error, 'too_many_passkeys')) return 'tooMany';
  return undefined;
}
