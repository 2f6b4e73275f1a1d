import { Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from './button.tsx';

/** Puts a text on the clipboard and says that it is there. */
export function CopyButton({ text, label }: { readonly text: string; readonly label: string }) {
  const { t } = useTranslation('organizing');
  const [copied, setCopied] = useState<boolean>();
  const copy = (): void =>
    void navigator.clipboard.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  const Icon = copied === true ? Check : Copy;
  return (
    <span className="inline-flex items-center gap-2">
      <Button look="secondary" size="small" onClick={copy} onBlur={() => setCopied(undefined)}>
        <Icon aria-hidden className="size-4" />
        {label}
      </Button>
      <span role="status" className="text-sm text-soft">
        {copied === undefined ? '' : t(copied ? 'frame.copied' : 'frame.notCopied')}
      </span>
    </span>
  );
}
