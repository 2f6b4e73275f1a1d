import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { buttonClass } from '../../components/button.tsx';
import { MoreButton } from '../../components/more-button.tsx';
import { Panel } from '../../components/page-head.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { listActivity } from './api/activity.ts';
import { ownTimeZone } from '../../lib/format/own-time-zone.ts';

export function ActivityPanel() {
  const { t } = useTranslation('account');
  const format = useFormat();
  const activity = useInfiniteQuery(listActivity);
  return (
    <Panel
      title={t('activity.title')}
      text={t('activity.text')}
      action={
        <Link to="/account/audit" className={buttonClass({ look: 'secondary', size: 'small' })}>
          {t('activity.everything')}
        </Link>
      }
    >
      <Refusal error={activity.error} />
      {activity.isPending && (
        <Loading>
          <Skeleton className="h-40" />
        </Loading>
      )}
      <ol className="space-y-4">
        {activity.data?.pages
          .flatMap(page => page.items)
          .map(({ id, kind, at, device, network }) => (
            <li key={id}>
              <p className="font-medium">{t(`kinds.${kind}`)}</p>
              <p className="text-sm text-soft">
                <time dateTime={at}>{format.moment(at, ownTimeZone())}</time>
                {' · '}
                {t('activity.where', { device: format.device(device), network })}
              </p>
            </li>
          ))}
      </ol>
      <MoreButton of={activity} size="small" />
    </Panel>
  );
}
