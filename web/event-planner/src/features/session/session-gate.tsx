import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Admission } from './admission.tsx';
import { CodeForm } from './code-form.tsx';
import { LogIn } from './log-in.tsx';
import { ProviderButtons } from './provider-buttons.tsx';
import { SignUpForm } from './sign-up-form.tsx';

type Step = { readonly at: 'log-in' } | { readonly at: 'sign-up' } | { readonly at: 'code'; readonly email: string };

/** Log in or sign up without leaving the page, so that nothing around it is lost. */
export function SessionGate() {
  const { t } = useTranslation();
  const [step, setStep] = useState<Step>({ at: 'log-in' });
  if (step.at === 'code')
    return (
      <Admission>
        {onAdmitted => (
          <CodeForm use="register" email={step.email} onAdmitted={onAdmitted} onOtherEmail={() => setStep({ at: 'sign-up' })} />
        )}
      </Admission>
    );
  const tabs = [
    { at: 'log-in', label: t('session.haveAccount') },
    { at: 'sign-up', label: t('session.noAccount') },
  ] as const;
  return (
    <>
      <div role="group" className="mb-6 grid grid-cols-2 gap-1 rounded-control bg-sunken p-1">
        {tabs.map(tab => (
          <button
            key={tab.at}
            type="button"
            aria-pressed={step.at === tab.at}
            onClick={() => setStep({ at: tab.at })}
            className="min-h-11 rounded-md px-3 text-sm font-semibold text-soft transition-colors hover:text-ink aria-pressed:bg-surface aria-pressed:text-ink aria-pressed:shadow-card"
          >
            {tab.label}
          </button>
        ))}
      </div>
      {step.at === 'log-in' ? (
        <LogIn />
      ) : (
        <>
          <SignUpForm onCodeSent={email => setStep({ at: 'code', email })} />
          <ProviderButtons />
        </>
      )}
    </>
  );
}
