import type { Answers } from '@event-planner/contracts/answers';
import { useInfiniteQuery } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { MessageCircleQuestion } from 'lucide-react';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { ErrorView } from '../../components/error-view.tsx';
import { MessageView } from '../../components/message-view.tsx';
import { MoreButton } from '../../components/more-button.tsx';
import { Loading, Skeleton } from '../../components/skeleton.tsx';
import { useFormat } from '../../lib/format/use-format.ts';
import { listAnswers } from './api/list-answers.ts';

interface AnswersViewProps {
  readonly eventId: string;
  readonly organizer: string;
  /** How answers look, files among them. */
  readonly given: (answers: Answers) => ReactNode;
}

/** What buyers answered to the event's questions, the oldest order first. */
export function AnswersView({ eventId, organizer, given }: AnswersViewProps) {
  const { t } = useTranslation('organizing');
  const format = useFormat();
  const answers = useInfiniteQuery(listAnswers(eventId));
  if (answers.isPending)
    return (
      <Loading>
        <Skeleton className="h-72" />
      </Loading>
    );
  if (answers.isError && answers.data === undefined) return <ErrorView error={answers.error} onRetry={() => void answers.refetch()} />;
  const items = answers.data.pages.flatMap(page => page.items);
  if (items.length === 0)
    return <MessageView icon={<MessageCircleQuestion />} title={t('answersPage.none')} text={t('answersPage.noneText')} />;
  return (
    <>
      <ul className="grid items-start gap-4 xl:grid-cols-2">
        {items.map(({ bookingId, reference, attendeeName, order, attendees }) => (
          <li key={bookingId} className="card p-5">
            <h2 className="flex flex-wrap items-baseline justify-between gap-x-3 text-base">
              {format.person(attendeeName)}
              <Link
                to="/organize/$organizer/orders/$eventId/$orderId"
                params={{ organizer, eventId, orderId: bookingId }}
                className="link font-mono text-sm font-normal"
              >
                {reference}
              </Link>
            </h2>
            {given({ order, attendees })}
          </li>
        ))}
      </ul>
      <MoreButton of={answers} />
    </>
  );
}
