import { CalendarSync, Check, Copy } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button, buttonClass } from '../../../components/button.tsx';
import { Field } from '../../../components/field.tsx';
import { Notice } from '../../../components/notice.tsx';

/** The address, this once: to subscribe with on this device, or to take to another. */
export function NewAddress({ url }: { readonly url: string }) {
  const { t } = useTranslation();
  const [copied, setCopied] = useState(false);
  const copy = (): void =>
    void navigator.clipboard.writeText(url).then(
      () => setCopied(true),
      // The address can be selected and copied by hand.
      () => setCopied(false),
    );
  const Icon = copied ? Check : Copy;
  return (
    <Notice tone="good" announce>
      <p className="mb-3">{t('calendar.shownOnce')}</p>
      <Field label={t('calendar.address')} value={url} readOnly dir="ltr" onFocus={event => event.target.select()} />
      <div className="mt-3 flex flex-wrap gap-3">
        <a href={url.replace(/^https?:/, 'webcal:')} className={buttonClass({ size: 'small' })}>
          <CalendarSync aria-hidden className="size-4.5" />
          {t('visit.subscribe')}
        </a>
        <Button look="secondary" size="small" onClick={copy}>
          <Icon aria-hidden className="size-4.5" />
          {copied ? t('calendar.copied') : t('calendar.copy')}
        </Button>
      </div>
    </Notice>
  );
}
