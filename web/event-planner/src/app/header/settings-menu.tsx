import { Languages } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { chooseLanguage, type Language, languages } from '../../lib/i18n/language.ts';
import { useKeepLanguage } from '../../lib/session/profile.ts';
import { useSession } from '../../lib/session/use-session.ts';
import { chooseTheme, type Theme, useTheme } from '../../lib/theme.ts';
import { Menu, MenuChoices, MenuLine } from './menu.tsx';

const languageChoices = Object.entries(languages) as readonly (readonly [Language, string])[];

export function SettingsMenu() {
  const { t, i18n } = useTranslation();
  const theme = useTheme();
  const session = useSession();
  const keep = useKeepLanguage();
  const choose = (language: Language): void => {
    void chooseLanguage(language);
    if (session.status === 'user') keep.mutate(language);
  };
  const themeChoices: readonly (readonly [Theme, string])[] = [
    ['system', t('nav.themeSystem')],
    ['light', t('nav.themeLight')],
    ['dark', t('nav.themeDark')],
  ];
  return (
    <Menu label={t('nav.settings')} trigger={<Languages aria-hidden className="size-5" />}>
      <MenuChoices label={t('nav.language')} value={i18n.language} choices={languageChoices} onChoose={choose} />
      <MenuLine />
      <MenuChoices label={t('nav.theme')} value={theme} choices={themeChoices} onChoose={chooseTheme} />
    </Menu>
  );
}
