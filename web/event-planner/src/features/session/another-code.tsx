import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Notice } from '../../components/notice.tsx';
import { SessionNotice } from '../../components/session-notice.tsx';
import { type CodeUse, useSendCode } from './api/send-code.ts';

interface AnotherCodeProps {
  readonly use: CodeUse;
  readonly email: string;
  /** Whether nothing was tried since it was sent. */
  readonly isUntried: boolean;
  readonly onSent: () => void;
  /** What else can be done where no code comes. */
  readonly children: ReactNode;
}

/** For whom the code did not reach, or who tried it too often. */
export function AnotherCode({ use, email, isUntried, onSent, children }: AnotherCodeProps) {
  const { t } = useTranslation();
  const send = useSendCode(use);
  return (
    <div className="space-y-3">
      <SessionNotice error={send.error} />
      {send.isSuccess && isUntried && (
        <Notice tone="good" announce>
          {t('session.resent')}
        </Notice>
      )}
      <div className="flex flex-wrap justify-between gap-2">
        <Button look="quiet" size="small" busy={send.isPending} onClick={() => send.mutate({ email }, { onSuccess: onSent })}>
          {t('session.resend')}
        </Button>
        {children}
      </div>
    </div>
  );
}
