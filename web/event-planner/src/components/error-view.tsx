import { CloudOff, RotateCw } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ApiError } from '../lib/api/api-error.ts';
import { Button } from './button.tsx';
import { MessageView } from './message-view.tsx';

interface ErrorViewProps {
  readonly error: unknown;
  readonly onRetry: () => void;
  readonly level?: 1 | 2;
}

/** Says what went wrong as far as a visitor can use it, and offers to try again. */
export function ErrorView({ error, onRetry, level = 2 }: ErrorViewProps) {
  const { t } = useTranslation();
  const known = error instanceof ApiError ? error : undefined;
  const refused = known?.problem !== undefined && known.status < 500;
  const text = known?.status === 0 ? t('state.errorOffline') : refused ? known.message : t('state.errorText');
  const note = known?.problem === undefined ? undefined : t('state.reference', { id: known.problem.correlationId });
  return (
    <div role="alert">
      <MessageView icon={<CloudOff />} title={t('state.errorTitle')} text={text} level={level} note={note}>
        <Button onClick={onRetry}>
          <RotateCw aria-hidden className="size-4.5" />
          {t('state.retry')}
        </Button>
      </MessageView>
    </div>
  );
}
