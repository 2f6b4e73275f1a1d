import { type ErrorComponentProps, useRouter } from '@tanstack/react-router';
import { ErrorView } from '../components/error-view.tsx';

/** Shown when a page itself broke, for example because its code could not be loaded. */
export function PageError({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  const retry = (): void => {
    // Code that failed to load stays failed until the page is loaded anew.
    if (/dynamically imported|Importing a module/i.test(String(error))) return window.location.reload();
    reset();
    void router.invalidate();
  };
  return <ErrorView error={error} onRetry={retry} level={1} />;
}
