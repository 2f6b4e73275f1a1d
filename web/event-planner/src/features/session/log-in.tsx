import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AddressForm } from './address-form.tsx';
import { Admission } from './admission.tsx';
import type { Admitted } from './api/admitted.ts';
import { CodeForm } from './code-form.tsx';
import { type Given, LogInForm } from './log-in-form.tsx';
import { ResetForm } from './reset-form.tsx';

type Step = 'password' | 'code' | 'code_sent' | 'reset' | 'reset_sent';

/** All ways into an account, without leaving the page. */
export const LogIn = ({ returnTo }: LogInProps) => (
  <Admission>{onAdmitted => <FirstProof onAdmitted={onAdmitted} returnTo={returnTo} />}</Admission>
);

interface LogInProps {
  /** Where who leaves for a provider's page comes back to. @default where one is now */
  readonly returnTo?: string | undefined;
}

interface FirstProofProps extends LogInProps {
  readonly onAdmitted: (admitted: Admitted) => void;
}

function FirstProof({ onAdmitted, returnTo }: FirstProofProps) {
  const { t } = useTranslation();
  const [step, setStep] = useState<Step>('password');
  const [given, setGiven] = useState<Given>();
  const { email, remember } = given ?? { email: '', remember: true };
  const sent =
    (next: Step) =>
    (address: string): void => {
      setGiven({ email: address, remember });
      setStep(next);
    };
  switch (step) {
    case 'password':
      return (
        <LogInForm
          given={given}
          onAdmitted={onAdmitted}
          returnTo={returnTo}
          onOtherWay={(next, soFar) => {
            setGiven(soFar);
            setStep(next);
          }}
        />
      );
    case 'code':
      return <AddressForm key={step} use="sign_in" email={email} onSent={sent('code_sent')} onBack={() => setStep('password')} />;
    case 'code_sent':
      return <CodeForm use="sign_in" email={email} remember={remember} onAdmitted={onAdmitted} onOtherEmail={() => setStep('code')} />;
    case 'reset':
      return (
        <AddressForm
          key={step}
          use="reset"
          email={email}
          text={t('session.resetText')}
          onSent={sent('reset_sent')}
          onBack={() => setStep('password')}
        />
      );
    case 'reset_sent':
      return <ResetForm email={email} onAdmitted={onAdmitted} onOtherEmail={() => setStep('reset')} />;
  }
}
