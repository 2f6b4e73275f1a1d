import { useTranslation } from 'react-i18next';
import { Notice } from './notice.tsx';
import { problemOf, type Refused } from './session-problem.ts';

interface SessionNoticeProps {
  readonly error: unknown;
  readonly refused?: Refused;
}

export function SessionNotice({ error, refused }: SessionNoticeProps) {
  const { t } = useTranslation();
  if (error === null || error === undefined) return null;
  const problem = problemOf(error, refused);
  return (
    <Notice tone="bad" announce>
      {'said' in problem ? problem.said : 'detail' in problem ? t(problem.key, { detail: problem.detail }) : t(problem.key)}
    </Notice>
  );
}
