import { createLazyRoute, Link } from '@tanstack/react-router';
import { ArrowLeft, LogOut } from 'lucide-react';
import { useEffect, useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { DoorScreen } from '../../features/door/door-screen.tsx';
import { createDoorEngine } from '../../features/door/engine.ts';
import { useLogOut } from '../../features/session/api/log-out.ts';
import { dropEvent, findPrepared, listQueue } from '../../lib/door/store.ts';
import { EventChoice } from './event-choice.tsx';
import { useInstalling } from './installing.ts';

export const route = createLazyRoute('/door/{-$eventId}')({ component: DoorPage });

function DoorPage() {
  const { t } = useTranslation('door');
  const { eventId } = route.useParams();
  const update = useInstalling();
  usePageTitle(t('choose.title'));
  return (
    <div className="mx-auto w-full max-w-xl px-4 py-4">
      {update && (
        <Notice className="mb-4">
          {t('ready.newVersion')}{' '}
          <Button size="small" look="secondary" onClick={update}>
            {t('ready.reload')}
          </Button>
        </Notice>
      )}
      {eventId === undefined ? <EventChoice /> : <AtTheDoor key={eventId} eventId={eventId} />}
    </div>
  );
}

function AtTheDoor({ eventId }: { readonly eventId: string }) {
  const { t } = useTranslation('door');
  const navigate = route.useNavigate();
  const logOut = useLogOut();
  const [title, setTitle] = useState('');
  const [unsent, setUnsent] = useState(false);
  const engine = useMemo(() => createDoorEngine(eventId), [eventId]);
  useEffect(() => {
    void engine.open().then(() => engine.sync());
    return () => engine.close();
  }, [engine]);
  useEffect(() => engine.subscribe(() => setTitle(engine.state().prepared?.door.title ?? '')), [engine]);
  const leave = async (): Promise<void> => {
    engine.close();
    if ((await findPrepared(eventId)) !== undefined) await dropEvent(eventId);
    await navigate({ to: '/door/{-$eventId}', params: { eventId: undefined } });
  };
  const wipe = async (): Promise<void> => {
    if (!unsent && (await listQueue()).length > 0) return setUnsent(true);
    engine.close();
    await logOut.mutateAsync().catch(() => undefined);
    await navigate({ to: '/door/{-$eventId}', params: { eventId: undefined } });
  };
  const back = `/door/${eventId}`;
  return (
    <>
      <header className="mb-4 flex items-center gap-3">
        <Link
          to="/door/{-$eventId}"
          params={{ eventId: undefined }}
          aria-label={t('ready.back')}
          className="rounded-control p-2 hover:bg-sunken"
        >
          <ArrowLeft aria-hidden className="size-6 rtl:rotate-180" />
        </Link>
        <h1 className="min-w-0 grow text-xl break-words">{title === '' ? t('choose.title') : title}</h1>
      </header>
      <DoorScreen
        engine={engine}
        eventId={eventId}
        logIn={
          <Link to="/login" search={{ redirect: back }} className="link">
            {t('ready.needsLogin')}
          </Link>
        }
      />
      <footer className="mt-8 space-y-3 border-t border-line pt-4">
        {unsent && <Notice tone="warning">{t('ready.unsent')}</Notice>}
        <div className="flex flex-wrap gap-3">
          <Button look="quiet" size="small" onClick={() => void leave()}>
            {t('ready.drop')}
          </Button>
          <Button look="quiet" size="small" onClick={() => void wipe()}>
            <LogOut aria-hidden className="size-4" />
            {t('ready.logOut')}
          </Button>
        </div>
      </footer>
    </>
  );
}
