import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../button.tsx';
import { Dialog } from './dialog.tsx';

interface ConfirmButtonProps {
  readonly children: ReactNode;
  readonly label?: string;
  readonly look?: 'primary' | 'secondary' | 'quiet';
  readonly size?: 'small' | 'normal';
  readonly title: string;
  /** What will happen, before it does. */
  readonly text: string;
  readonly action: string;
  readonly busy?: boolean;
  readonly onConfirm: () => void;
  readonly className?: string;
}

/** For what cannot be taken back: says what it does before doing it. */
export function ConfirmButton({
  children,
  label,
  look = 'secondary',
  size = 'normal',
  title,
  text,
  action,
  busy = false,
  onConfirm,
  className,
}: ConfirmButtonProps) {
  const { t } = useTranslation('organizing');
  const [asking, setAsking] = useState(false);
  const confirm = (): void => {
    setAsking(false);
    onConfirm();
  };
  return (
    <>
      <Button look={look} size={size} busy={busy} className={className} aria-label={label} onClick={() => setAsking(true)}>
        {children}
      </Button>
      <Dialog open={asking} onClose={() => setAsking(false)} title={title} text={text}>
        <div className="flex flex-wrap justify-end gap-3">
          <Button look="secondary" onClick={() => setAsking(false)}>
            {t('frame.keep')}
          </Button>
          <Button onClick={confirm}>{action}</Button>
        </div>
      </Dialog>
    </>
  );
}
