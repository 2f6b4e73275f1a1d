import { type Judgement, loadPasswordJudge, type PasswordJudge, type Strength } from '@event-planner/contracts/password-strength';
import { clsx } from 'clsx';
import { type ComponentProps, useDeferredValue, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { PasswordField } from './password-field.tsx';

interface NewPasswordFieldProps extends Omit<ComponentProps<typeof PasswordField>, 'autoComplete' | 'hint'> {
  /** What is in it. */
  readonly chosen: string;
  /** What a guesser knows of who chooses it. */
  readonly owner: readonly string[];
}

/** A password to be, and how soon a machine would guess it. The judge comes when somebody begins to choose; without it the server judges alone. */
export function NewPasswordField({ chosen, owner, onFocus, ...field }: NewPasswordFieldProps) {
  const { t } = useTranslation();
  const [judge, setJudge] = useState<PasswordJudge>();
  const password = useDeferredValue(chosen);
  const load = (): void => {
    if (judge !== undefined) return;
    loadPasswordJudge().then(
      loaded => setJudge(() => loaded),
      () => {},
    );
  };
  return (
    <div>
      <PasswordField
        autoComplete="new-password"
        hint={t('session.passwordHint')}
        onFocus={event => {
          load();
          onFocus?.(event);
        }}
        {...field}
      />
      <div role="status">{judge !== undefined && password !== '' && <StrengthMeter judgement={judge(password, owner)} />}</div>
    </div>
  );
}

const looks = [
  { level: 'tooWeak', className: 'bg-danger' },
  { level: 'tooWeak', className: 'bg-danger' },
  { level: 'fair', className: 'bg-amber' },
  { level: 'good', className: 'bg-brand' },
  { level: 'strong', className: 'bg-brand' },
] as const satisfies Readonly<Record<Strength, object>>;

function StrengthMeter({ judgement: { score, warning, advice } }: { readonly judgement: Judgement }) {
  const { t } = useTranslation();
  const { level, className } = looks[score];
  const sentences = [
    ...(warning === undefined ? [] : [t(`strengthWarnings.${warning}`)]),
    ...advice.map(one => t(`strengthAdvice.${one}`)),
  ];
  return (
    <div className="mt-2 text-sm">
      <div aria-hidden className="grid grid-cols-4 gap-1">
        {[1, 2, 3, 4].map(step => (
          <span key={step} className={clsx('h-1.5 rounded-full', step <= Math.max(1, score) ? className : 'bg-line')} />
        ))}
      </div>
      <p className="mt-1.5 font-medium">{t(`strength.${level}`)}</p>
      {sentences.length > 0 && score < 3 && <p className="text-soft">{sentences.join(' ')}</p>}
    </div>
  );
}
