import { useTranslation } from 'react-i18next';
import type { Names } from '../tools/tool.ts';

/** What new things are called in the reader's language. */
export function useNames(): () => Names {
  const { t } = useTranslation('seatEditor');
  return () => ({
    section: t('word.section'),
    standing: t('word.standing'),
    label: t('word.label'),
    landmark: kind => t(`landmark.${kind}`),
  });
}
