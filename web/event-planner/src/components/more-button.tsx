import type { UseInfiniteQueryResult } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';

interface MoreButtonProps {
  readonly of: Pick<UseInfiniteQueryResult, 'hasNextPage' | 'isFetchingNextPage' | 'fetchNextPage'>;
  readonly size?: 'small' | 'normal';
}

/** Below a list that comes page by page: shows the next one, and is gone once everything is there. */
export function MoreButton({ of: { hasNextPage, isFetchingNextPage, fetchNextPage }, size = 'normal' }: MoreButtonProps) {
  const { t } = useTranslation();
  if (!hasNextPage) return null;
  return (
    <div className="mt-5 flex justify-center">
      <Button look="secondary" size={size} busy={isFetchingNextPage} onClick={() => void fetchNextPage()}>
        {t('app.more')}
      </Button>
    </div>
  );
}
