import { Link } from '@tanstack/react-router';
import { DoorClosed } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../../components/button.tsx';
import { MessageView } from '../../components/message-view.tsx';
import { usePageTitle } from '../../components/use-page-title.ts';
import { useSession } from '../../lib/session/use-session.ts';

/** `left`: the name of the organizer whose team one was in a moment ago. Without it nothing is told but what is as true where there is no organizer at all. */
export function NoAccess({ left }: { readonly left?: string | undefined }) {
  const { t } = useTranslation('organizing');
  const session = useSession();
  const email = session.status === 'user' ? session.user.email : '';
  const title = left === undefined ? t('noAccess.noneTitle') : t('noAccess.leftTitle', { name: left });
  usePageTitle(title);
  return (
    <MessageView
      icon={<DoorClosed />}
      title={title}
      text={left === undefined ? t('noAccess.noneText', { email }) : t('noAccess.leftText', { email })}
      level={1}
    >
      <Link to="/organize" search={{ choose: true }} className={buttonClass()}>
        {t('noAccess.yours')}
      </Link>
    </MessageView>
  );
}
