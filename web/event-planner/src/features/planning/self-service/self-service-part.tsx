import { BackAs, keptOf, keptOfResale, mostFor, type SelfService } from '@event-planner/contracts/self-service';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { CheckField } from '../../../components/check-field.tsx';
import { MoneyField } from '../../../components/money-field.tsx';
import { NumberField } from '../../../components/number-field.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { PercentField } from '../../../components/percent-field.tsx';
import { SelectField } from '../../../components/select-field.tsx';
import { useFormat } from '../../../lib/format/use-format.ts';
import { useSection, useWriting } from '../workspace/sections.ts';

type Name = keyof SelfService;
type Term<Of extends Name> = NonNullable<SelfService[Of]>;

/** What a term begins with when it is switched on. */
const begin: { readonly [Of in Name]: Term<Of> } = {
  cancellation: { minutesBefore: 24 * 60, keepBasisPoints: 0, keepMinor: 0 },
  transfer: { minutesBefore: 0 },
  exchange: { minutesBefore: 24 * 60, feeMinor: 0 },
  resale: { minutesBefore: 24 * 60, maxBasisPoints: 100_00, keepBasisPoints: 0 },
};
/** The price of the ticket that the examples speak of. */
const exampleMinor = 2500;

/** What buyers may do themselves after they have bought, each term with an example of what it comes to. */
export function SelfServicePart() {
  const { t } = useTranslation('organizing');
  const { value, change, readOnly } = useSection('selfService');
  const { currency } = useWriting().sections.tickets;
  const money = useMoney(currency);
  const { cancellation, transfer, exchange, resale } = value;
  const kept = cancellation && keptOf(exampleMinor, cancellation);
  const resold = resale && mostFor(exampleMinor, resale);
  const term = { readOnly, onSwitch: (name: Name, on: boolean) => change({ [name]: on ? begin[name] : null }) };
  return (
    <Panel title={t('parts.selfService')} text={t('selfService.text')}>
      <div className="space-y-6">
        <TermFields {...term} name="cancellation" isOn={cancellation !== null}>
          {cancellation && (
            <>
              <Hours value={cancellation} onChange={next => change({ cancellation: { ...cancellation, ...next } })} />
              <PercentField
                label={t('selfService.keepShare')}
                basisPoints={cancellation.keepBasisPoints}
                onChange={keepBasisPoints => change({ cancellation: { ...cancellation, keepBasisPoints: Math.round(keepBasisPoints) } })}
              />
              <MoneyField
                label={t('selfService.keepMinor')}
                currency={currency}
                valueMinor={cancellation.keepMinor}
                onChange={keepMinor => change({ cancellation: { ...cancellation, keepMinor } })}
              />
              <SelectField
                label={t('selfService.backAs')}
                value={cancellation.backAs ?? 'original'}
                options={BackAs.options.map(one => ({ value: one, label: t(`selfService.backAs_${one}`) }))}
                onChoose={backAs => change({ cancellation: { ...cancellation, backAs: backAs as BackAs } })}
              />
              <Example>
                {t('selfService.example', { price: money(exampleMinor), back: money(exampleMinor - (kept ?? 0)), kept: money(kept ?? 0) })}
              </Example>
            </>
          )}
        </TermFields>
        <TermFields {...term} name="transfer" isOn={transfer !== null}>
          {transfer && <Hours value={transfer} onChange={next => change({ transfer: next })} />}
        </TermFields>
        <TermFields {...term} name="exchange" isOn={exchange !== null}>
          {exchange && (
            <>
              <Hours value={exchange} onChange={next => change({ exchange: { ...exchange, ...next } })} />
              <MoneyField
                label={t('selfService.feeMinor')}
                currency={currency}
                valueMinor={exchange.feeMinor}
                onChange={feeMinor => change({ exchange: { ...exchange, feeMinor } })}
              />
              <Example>
                {t('selfService.exchangeExample', {
                  price: money(exampleMinor),
                  dearer: money(exampleMinor + 1000),
                  pays: money(1000 + exchange.feeMinor),
                })}
              </Example>
            </>
          )}
        </TermFields>
        <TermFields {...term} name="resale" isOn={resale !== null}>
          {resale && (
            <>
              <Hours value={resale} onChange={next => change({ resale: { ...resale, ...next } })} />
              <PercentField
                label={t('selfService.maxShare')}
                basisPoints={resale.maxBasisPoints}
                onChange={maxBasisPoints => change({ resale: { ...resale, maxBasisPoints: Math.round(maxBasisPoints) } })}
              />
              <PercentField
                label={t('selfService.resaleShare')}
                basisPoints={resale.keepBasisPoints}
                onChange={keepBasisPoints => change({ resale: { ...resale, keepBasisPoints: Math.round(keepBasisPoints) } })}
              />
              <Example>
                {t('selfService.resaleExample', {
                  price: money(exampleMinor),
                  max: money(resold ?? 0),
                  back: money((resold ?? 0) - keptOfResale(resold ?? 0, resale)),
                })}
              </Example>
            </>
          )}
        </TermFields>
      </div>
    </Panel>
  );
}

function useMoney(currency: string): (minor: number) => string {
  const format = useFormat();
  return minor => format.money(minor, currency);
}

interface TermFieldsProps {
  readonly name: Name;
  readonly isOn: boolean;
  readonly readOnly: boolean;
  readonly onSwitch: (name: Name, on: boolean) => void;
  readonly children: ReactNode;
}

function TermFields({ name, isOn, readOnly, onSwitch, children }: TermFieldsProps) {
  const { t } = useTranslation('organizing');
  return (
    <fieldset disabled={readOnly} className="rounded-control border border-line p-4">
      <CheckField
        label={t(`selfService.${name}`)}
        hint={t(`selfService.${name}Text`)}
        checked={isOn}
        onCheck={checked => onSwitch(name, checked)}
      />
      {isOn && <div className="mt-4 grid gap-4 sm:grid-cols-2 lg:grid-cols-3">{children}</div>}
    </fieldset>
  );
}

interface HoursProps {
  readonly value: { readonly minutesBefore: number };
  readonly onChange: (value: { readonly minutesBefore: number }) => void;
}

function Hours({ value, onChange }: HoursProps) {
  const { t } = useTranslation('organizing');
  return (
    <NumberField
      label={t('selfService.hours')}
      hint={t('selfService.hoursHint')}
      value={Math.round(value.minutesBefore / 60)}
      max={24 * 365}
      onChange={hours => onChange({ minutesBefore: (hours ?? 0) * 60 })}
    />
  );
}

const Example = ({ children }: { readonly children: ReactNode }) => (
  <p className="text-sm text-soft sm:col-span-2 lg:col-span-3">{children}</p>
);
