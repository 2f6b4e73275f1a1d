import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { Notice } from '../../../components/notice.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { ownTimeZone } from '../../../lib/format/own-time-zone.ts';

interface ExistingAddressProps {
  readonly since: string;
  readonly busy: boolean;
  readonly onReplace: () => void;
  readonly onRevoke: () => void;
}

/** What can be done about an address that exists. Both end the one that calendars use, so both are asked about first. */
export function ExistingAddress({ since, busy, onReplace, onRevoke }: ExistingAddressProps) {
  const { t } = useTranslation();
  const format = useFormat();
  const [asking, setAsking] = useState<'replace' | 'revoke'>();
  const confirm = (): void => {
    setAsking(undefined);
    if (asking === 'replace') onReplace();
    else onRevoke();
  };
  return (
    <>
      <p>{t('calendar.since', { day: format.day(since, ownTimeZone()) })}</p>
      {asking === undefined ? (
        <div className="flex flex-wrap gap-3">
          <Button look="secondary" busy={busy} onClick={() => setAsking('replace')}>
            {t('calendar.replace')}
          </Button>
          <Button look="quiet" busy={busy} onClick={() => setAsking('revoke')}>
            {t('calendar.revoke')}
          </Button>
        </div>
      ) : (
        <Notice tone="warning" announce>
          <p className="mb-3">{t(asking === 'replace' ? 'calendar.replaceText' : 'calendar.revokeText')}</p>
          <div className="flex flex-wrap gap-3">
            <Button size="small" onClick={confirm}>
              {t(asking === 'replace' ? 'calendar.replace' : 'calendar.revoke')}
            </Button>
            <Button size="small" look="secondary" onClick={() => setAsking(undefined)}>
              {t('calendar.keep')}
            </Button>
          </div>
        </Notice>
      )}
    </>
  );
}
