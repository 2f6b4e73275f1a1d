import { Eye, Link2, Lock } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { ChoiceCards } from '../../../components/choice-cards.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { useSection } from '../workspace/sections.ts';
import { CodesPanel } from './codes-panel.tsx';

/** `address` is the event's own page, which codes are appended to. */
export function AccessPart({ address }: { readonly address: string | undefined }) {
  const { t } = useTranslation('organizing');
  const { value, change } = useSection('access');
  return (
    <div className="space-y-6">
      <Panel title={t('parts.access')}>
        <ChoiceCards
          legend={t('access.visibility')}
          value={value.visibility}
          choices={[
            { value: 'public', label: t('access.public'), text: t('access.publicText'), icon: <Eye aria-hidden /> },
            { value: 'unlisted', label: t('access.unlisted'), text: t('access.unlistedText'), icon: <Link2 aria-hidden /> },
            { value: 'private', label: t('access.private'), text: t('access.privateText'), icon: <Lock aria-hidden /> },
          ]}
          onChoose={visibility => change({ visibility })}
        />
      </Panel>
      <CodesPanel address={address} />
    </div>
  );
}
