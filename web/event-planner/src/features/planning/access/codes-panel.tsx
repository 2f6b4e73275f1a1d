import type { EventSections } from '@event-planner/contracts/planning';
import { Plus, Trash2 } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/button.tsx';
import { CheckField } from '../../../components/check-field.tsx';
import { CopyButton } from '../../../components/copy-button.tsx';
import { Field } from '../../../components/field.tsx';
import { IconButton } from '../../../components/icon-button.tsx';
import { Panel } from '../../../components/page-head.tsx';
import { useSection } from '../workspace/sections.ts';
import { generateCode } from './generate-code.ts';

type Code = EventSections['access']['codes'][number];

export function CodesPanel({ address }: { readonly address: string | undefined }) {
  const { t } = useTranslation('organizing');
  const { value, change, readOnly } = useSection('access');
  const set = (at: number, code: Code): void => change({ codes: value.codes.map((other, place) => (place === at ? code : other)) });
  const add = (): void =>
    change({
      codes: [...value.codes, { code: generateCode(), opensEvent: value.visibility === 'private', ticketTypeIds: [], until: null }],
    });
  return (
    <Panel id="access-codes" title={t('codes.title')} text={t('codes.text')}>
      <ul className="space-y-4">
        {value.codes.map((code, at) => (
          // A code may be typed anew, so its place names it.
          <li key={at} className="rounded-control border border-line p-4">
            <CodeFields
              code={code}
              at={at}
              address={address}
              onChange={next => set(at, next)}
              onDelete={() => change({ codes: value.codes.filter((_, place) => place !== at) })}
            />
          </li>
        ))}
      </ul>
      {!readOnly && value.codes.length < 200 && (
        <Button look="secondary" className="mt-4" onClick={add}>
          <Plus aria-hidden className="size-5" />
          {t('codes.add')}
        </Button>
      )}
    </Panel>
  );
}

interface CodeFieldsProps {
  readonly code: Code;
  readonly at: number;
  readonly address: string | undefined;
  readonly onChange: (code: Code) => void;
  readonly onDelete: () => void;
}

function CodeFields({ code, at, address, onChange, onDelete }: CodeFieldsProps) {
  const { t } = useTranslation('organizing');
  const { value, problem } = useSection('access');
  const { types } = useSection('tickets').value;
  const unlockable = types.filter(type => type.hidden || code.ticketTypeIds.includes(type.id));
  const twice = value.codes.some((other, place) => place !== at && other.code === code.code);
  return (
    <>
      <div className="flex flex-wrap items-end gap-3">
        <Field
          label={t('codes.code')}
          className="grow basis-48 [&_input]:font-mono"
          value={code.code}
          problem={twice ? t('codes.twice') : problem('codes', at, 'code') && t('codes.format')}
          onChange={event => onChange({ ...code, code: event.target.value.toUpperCase().replaceAll(/[^A-Z0-9-]/g, '') })}
        />
        <Field
          label={t('codes.until')}
          type="datetime-local"
          className="basis-52"
          value={code.until ?? ''}
          onChange={event => onChange({ ...code, until: event.target.value === '' ? null : event.target.value })}
        />
        <IconButton label={t('frame.removeNamed', { name: code.code })} icon={<Trash2 />} onClick={onDelete} />
      </div>
      <fieldset className="mt-3">
        <legend className="text-sm font-semibold">{t('codes.opens')}</legend>
        <div className="flex flex-wrap gap-x-6">
          <CheckField label={t('codes.opensEvent')} checked={code.opensEvent} onCheck={opensEvent => onChange({ ...code, opensEvent })} />
          {unlockable.map(type => (
            <CheckField
              key={type.id}
              label={type.name === '' ? t('tickets.unnamed') : type.name}
              checked={code.ticketTypeIds.includes(type.id)}
              onCheck={on =>
                onChange({
                  ...code,
                  ticketTypeIds: on ? [...code.ticketTypeIds, type.id] : code.ticketTypeIds.filter(id => id !== type.id),
                })
              }
            />
          ))}
        </div>
      </fieldset>
      {address !== undefined && (
        <div className="mt-3">
          <CopyButton text={`${address}?code=${encodeURIComponent(code.code)}`} label={t('codes.copyLink')} />
        </div>
      )}
    </>
  );
}
