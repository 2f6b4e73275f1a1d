import type { EventDetail } from '@event-planner/contracts/event';
import { KeyRound, X } from 'lucide-react';
import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { controlClass } from '../../components/field.tsx';

interface CodeFieldProps {
  /** The one in the address. */
  readonly code: string | undefined;
  /** What that is good for. */
  readonly worth: EventDetail['givenCode'];
  readonly onCode: (code: string | undefined) => void;
  /** Shown at once instead of behind a button. */
  readonly open?: boolean;
  /** Nobody looks at more codes from here for a while. */
  readonly tooMany?: boolean;
}

/** For who was given a code: out of the way for everybody else. */
export function CodeField({ code, worth, onCode, open = false, tooMany = false }: CodeFieldProps) {
  const { t } = useTranslation();
  const [wanted, setWanted] = useState(open);
  if (code !== undefined && (worth === 'opens' || worth === 'discounts'))
    return (
      <p className="flex items-center justify-between gap-2 text-sm">
        <span className="flex items-center gap-2 font-medium text-brand">
          <KeyRound aria-hidden className="size-4.5" />
          {worth === 'opens' ? t('code.opened') : t('coupon.kept', { code })}
        </span>
        <Button look="quiet" size="small" aria-label={t('code.remove', { code })} onClick={() => onCode(undefined)}>
          <X aria-hidden className="size-4.5" />
        </Button>
      </p>
    );
  if (!wanted && code === undefined)
    return (
      <Button look="quiet" size="small" className="-ms-3" onClick={() => setWanted(true)}>
        <KeyRound aria-hidden className="size-4.5" />
        {t('code.have')}
      </Button>
    );
  return <CodeForm code={code} onCode={onCode} tooMany={tooMany} />;
}

function CodeForm({ code, onCode, tooMany }: Pick<CodeFieldProps, 'code' | 'onCode'> & Required<Pick<CodeFieldProps, 'tooMany'>>) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <form
      key={code}
      onSubmit={event => {
        event.preventDefault();
        const typed = new FormData(event.currentTarget).get('code');
        onCode(typeof typed === 'string' && typed.trim() !== '' ? typed.trim() : undefined);
      }}
    >
      <label htmlFor={id} className="mb-1.5 block text-sm font-semibold">
        {t('code.label')}
      </label>
      <div className="flex gap-2">
        <input
          id={id}
          name="code"
          defaultValue={code}
          maxLength={100}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          aria-invalid={code !== undefined || undefined}
          aria-describedby={code === undefined ? undefined : `${id}-problem`}
          className={controlClass}
        />
        <Button type="submit" look="secondary" className="shrink-0">
          {t('code.use')}
        </Button>
      </div>
      {code !== undefined && (
        <p id={`${id}-problem`} role="alert" className="mt-1.5 text-sm font-medium text-danger">
          {t(tooMany ? 'coupon.tooMany' : 'code.nothing')}
        </p>
      )}
    </form>
  );
}
