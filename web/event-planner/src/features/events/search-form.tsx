import { Search } from 'lucide-react';
import { useId } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/button.tsx';
import { controlClass } from '../../components/field.tsx';

interface SearchFormProps {
  readonly value: string | undefined;
  readonly onSearch: (text: string | undefined) => void;
  readonly large?: boolean;
}

/** The field keeps what is being typed to itself; a new value from outside starts it afresh. */
export function SearchForm({ value, onSearch, large = false }: SearchFormProps) {
  const { t } = useTranslation();
  const id = useId();
  return (
    <search>
      <form
        key={value}
        className="flex gap-2"
        onSubmit={event => {
          event.preventDefault();
          const text = new FormData(event.currentTarget).get('q');
          onSearch(typeof text === 'string' && text.trim() !== '' ? text.trim() : undefined);
        }}
      >
        <label htmlFor={id} className="sr-only">
          {t('nav.searchLabel')}
        </label>
        <div className="relative grow">
          <Search aria-hidden className="pointer-events-none absolute start-3.5 top-1/2 size-5 -translate-y-1/2 text-soft" />
          <input
            id={id}
            name="q"
            type="search"
            defaultValue={value}
            maxLength={100}
            placeholder={t('nav.searchHint')}
            className={`${controlClass} ps-11 ${large ? 'min-h-13 text-lg' : ''}`}
          />
        </div>
        <Button type="submit" size={large ? 'large' : 'normal'}>
          <Search aria-hidden className="size-5 sm:hidden" />
          <span className="max-sm:sr-only">{t('nav.search')}</span>
        </Button>
      </form>
    </search>
  );
}
