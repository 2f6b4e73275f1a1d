import { Check, Share2 } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';

interface ShareButtonProps {
  readonly title: string;
  /** Of the page, without who came from where. */
  readonly path: string;
}

/** The device's own way to pass a link on; where it has none, the link is copied. */
export function ShareButton({ title, path }: ShareButtonProps) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const share = async (): Promise<void> => {
    const url = `${location.origin}${path}`;
    const device: Partial<Pick<Navigator, 'share'>> = navigator;
    if (device.share) return device.share({ title, url }).catch(() => {});
    await navigator.clipboard.writeText(url);
    setCopied(true);
  };
  return (
    <>
      <Button look="secondary" size="small" onClick={() => void share()}>
        {copied ? <Check aria-hidden className="size-4.5" /> : <Share2 aria-hidden className="size-4.5" />}
        {copied ? t('visit.copied') : t('visit.share')}
      </Button>
      <span role="status" className="sr-only">
        {copied && t('visit.copied')}
      </span>
    </>
  );
}
