import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';
import { Panel } from '../../components/page-head.tsx';

interface DoorLinkProps {
  readonly eventId: string;
  readonly address: string;
  /** The address as a picture. */
  readonly qr: React.ReactNode;
}

/** How a phone comes to the door. */
export function DoorLink({ eventId, address, qr }: DoorLinkProps) {
  const { t } = useTranslation('door');
  return (
    <Panel title={t('monitor.openDoor')} text={t('monitor.openDoorText')}>
      <div className="flex flex-wrap items-center gap-6">
        {qr}
        <div className="min-w-0 space-y-3">
          <p className="break-all">{address}</p>
          <CopyButton text={address} label={t('monitor.copyAddress')} />
          <p>
            <Link to="/door/{-$eventId}" params={{ eventId }} preload={false} className={buttonClass({ look: 'secondary' })}>
              {t('monitor.openHere')}
            </Link>
          </p>
        </div>
      </div>
    </Panel>
  );
}
