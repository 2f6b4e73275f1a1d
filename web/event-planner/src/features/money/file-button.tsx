import { FileDown } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { useMoneyFile } from './api/use-money-file.ts';

interface FileButtonProps {
  readonly path: string;
  readonly query: Readonly<Record<string, string | undefined>>;
}

/** Takes along what is shown, as a table for spreadsheets and tax advisors. */
export function FileButton({ path, query }: FileButtonProps) {
  const { t } = useTranslation('money');
  const file = useMoneyFile(path, query);
  return (
    <div>
      <Button look="secondary" size="small" busy={file.isPending} onClick={() => file.mutate()}>
        <FileDown aria-hidden className="size-4" />
        {t('file.csv')}
      </Button>
      <Refusal error={file.error} />
    </div>
  );
}
