import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { CopyButton } from '../../components/copy-button.tsx';

/** Shown once; whoever has written them down says so. */
export function RecoveryCodes({ codes, onDone }: { readonly codes: readonly string[]; readonly onDone: () => void }) {
  const { t } = useTranslation('account');
  return (
    <section aria-label={t('factor.codesTitle')} className="space-y-4">
      <h3 className="font-semibold">{t('factor.codesTitle')}</h3>
      <p className="text-soft">{t('factor.codesText')}</p>
      <ul className="grid gap-x-8 gap-y-1 rounded-control bg-sunken p-4 font-mono sm:grid-cols-2">
        {codes.map(code => (
          <li key={code}>{code}</li>
        ))}
      </ul>
      <div className="flex flex-wrap gap-3">
        <Button onClick={onDone}>{t('factor.codesDone')}</Button>
        <CopyButton text={codes.join('\n')} label={t('factor.codesCopy')} />
      </div>
    </section>
  );
}
