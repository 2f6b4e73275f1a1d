import { createLazyRoute } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { usePageTitle } from '../../components/use-page-title.ts';
import { Admission } from '../../features/session/admission.tsx';
import { CodeForm } from '../../features/session/code-form.tsx';
import { VerifySearch } from '../search.ts';
import { SessionCard } from '../session-card.tsx';

export const route = createLazyRoute('/verify')({ component: VerifyPage });

function VerifyPage() {
  const { t } = useTranslation();
  const { email, redirect } = VerifySearch.parse(route.useSearch());
  const navigate = route.useNavigate();
  usePageTitle(t('session.codeTitle'));
  return (
    <SessionCard title={t('session.codeTitle')} redirect={redirect}>
      <Admission>
        {onAdmitted => (
          <CodeForm
            onAdmitted={onAdmitted}
            use="register"
            email={email}
            onOtherEmail={() => void navigate({ to: '/sign-up', search: redirect === undefined ? {} : { redirect } })}
          />
        )}
      </Admission>
    </SessionCard>
  );
}
