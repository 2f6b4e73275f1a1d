import type { SectionName } from '@event-planner/contracts/planning';
import { useTranslation } from 'react-i18next';
import { Notice } from '../../../components/notice.tsx';
import { useWriting } from './sections.ts';

/** What the open step still lacks before it can be published. */
export function PartMissing({ section }: { readonly section: SectionName }) {
  const { t } = useTranslation('organizing');
  const missing = useWriting().missing.filter(entry => entry.section === section);
  if (missing.length === 0) return null;
  return (
    <Notice className="mt-6 text-sm">
      <p className="font-semibold">{t('checklist.here')}</p>
      <ul className="mt-1 list-disc space-y-0.5 ps-5">
        {missing.map(({ code, subject, weight }) => (
          <li key={`${code} ${subject ?? ''}`}>
            {t(`missing.${code}`, { subject: subject ?? '' })}
            {weight === 'advice' && <span className="text-soft"> {t('checklist.advice')}</span>}
          </li>
        ))}
      </ul>
    </Notice>
  );
}
