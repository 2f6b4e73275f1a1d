import { ErrorView } from '../components/error-view.tsx';
import { isNotFound } from '../lib/api/api-error.ts';
import { NotFound } from './not-found.tsx';

/** A page whose main thing could not be had: it is not there, or it did not come. */
export const FailedPage = ({ error, onRetry }: { readonly error: unknown; readonly onRetry: () => void }) =>
  isNotFound(error) ? <NotFound /> : <ErrorView error={error} onRetry={onRetry} level={1} />;
