import { type Campaign, type CampaignKind, CampaignTerms, ChosenCode } from '@event-planner/contracts/coupon';
import { Line } from '@event-planner/contracts/http';
import { BadgePercent, Gift, KeyRound, Tag } from 'lucide-react';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { ChoiceCards } from '../../components/choice-cards.tsx';
import { Field } from '../../components/field.tsx';
import { Notice } from '../../components/notice.tsx';
import { Panel } from '../../components/page-head.tsx';
import { Refusal } from '../../components/refusal.tsx';
import { inputWords } from '../../lib/api/input-words.ts';
import { faultsIn } from '../../lib/faults/faults-in.ts';
import { useFaultWords } from '../../lib/faults/fault-words.ts';
import { useSaveCampaign } from './api/save-campaign.ts';
import { finished, ofKind } from './draft-terms.ts';
import { GiftFields } from './gift-fields.tsx';
import { useTermLabels } from './use-term-labels.ts';
import { LimitFields } from './limit-fields.tsx';
import { SampleOrder } from './sample-order.tsx';

interface CampaignFormProps {
  readonly organizerId: string;
  readonly currency: string;
  readonly terms: CampaignTerms;
  readonly onChange: (terms: CampaignTerms) => void;
  /** The one that is changed. */
  readonly campaign?: Campaign | undefined;
  /** Where it holds: chosen from the organizer's events. */
  readonly scope: ReactNode;
  readonly onSaved: (campaign: Campaign) => void;
}

const icons = { percent: BadgePercent, amount: Tag, free: Gift, access: KeyRound } as const;
const kinds = Object.keys(icons) as CampaignKind[];

/** A campaign's terms, with what an order would cost under them. */
export function CampaignForm({ organizerId, currency, terms, onChange, campaign, scope, onSaved }: CampaignFormProps) {
  const { t } = useTranslation('organizing');
  const words = useFaultWords();
  const labels = useTermLabels();
  const save = useSaveCampaign(organizerId);
  const [code, setCode] = useState('');
  const [asked, setAsked] = useState(false);
  const change = (changes: Partial<CampaignTerms>): void => onChange({ ...terms, ...changes });
  // What is still being typed is no currency yet.
  const money = /^[A-Z]{3}$/.test(terms.currency ?? '') ? (terms.currency ?? currency) : currency;
  const ready = finished(terms);
  const faults = faultsIn(CampaignTerms, ready);
  const codeFault = code.trim() === '' ? undefined : faultsIn(ChosenCode, code).at(0);
  const submit = (): void => {
    setAsked(true);
    if (faults.length > 0 || codeFault !== undefined) return;
    save.mutate({ campaign, terms: ready, ...(code.trim() !== '' && { code: code.trim() }) }, { onSuccess: onSaved });
  };
  return (
    <form
      className="space-y-6"
      onSubmit={event => {
        event.preventDefault();
        submit();
      }}
    >
      <Panel title={t('coupons.gift')}>
        <div className="space-y-5">
          <Field
            label={t('coupons.name')}
            hint={t('coupons.nameHint')}
            value={terms.name}
            maxLength={80}
            problem={asked ? words(faultsIn(Line, terms.name).at(0)) : undefined}
            onChange={event => change({ name: event.target.value })}
          />
          {campaign === undefined && (
            <ChoiceCards
              legend={t('coupons.kind')}
              value={terms.kind}
              choices={kinds.map(kind => {
                const Icon = icons[kind];
                return { value: kind, label: t(`coupons.kind_${kind}`), icon: <Icon aria-hidden /> };
              })}
              onChoose={kind => onChange(ofKind(terms, kind, currency))}
            />
          )}
          <GiftFields terms={terms} currency={money} onChange={change} />
          {campaign === undefined && (
            <Field
              label={t('coupons.ownCode')}
              hint={t('coupons.firstCodeHint')}
              value={code}
              maxLength={40}
              autoComplete="off"
              spellCheck={false}
              problem={asked ? words(codeFault) : undefined}
              onChange={event => setCode(event.target.value)}
            />
          )}
        </div>
      </Panel>
      {terms.kind !== 'access' && <SampleOrder terms={terms} currency={money} />}
      <Panel title={t('coupons.scope')}>{scope}</Panel>
      <Panel title={t('coupons.limits')} text={t('coupons.limitsText')}>
        <LimitFields terms={terms} currency={money} onChange={change} />
      </Panel>
      {asked && faults.length > 0 && (
        <Notice tone="bad" announce>
          {inputWords(faults, labels)}
        </Notice>
      )}
      <Refusal error={save.error} labels={labels} />
      {save.isSuccess && (
        <Notice tone="good" announce>
          {t('coupons.saved')}
        </Notice>
      )}
      <div className="flex justify-end">
        <Button type="submit" busy={save.isPending}>
          {t(campaign === undefined ? 'coupons.begin' : 'coupons.save')}
        </Button>
      </div>
    </form>
  );
}
