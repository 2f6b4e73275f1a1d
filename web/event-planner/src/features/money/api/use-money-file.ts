import { useMutation } from '@tanstack/react-query';
import { download } from '../../../lib/api/request.ts';
import { saveFile } from '../../../lib/save-file.ts';

/** Has a report made as a file, and keeps it. */
export const useMoneyFile = (path: string, query: Readonly<Record<string, string | undefined>>) =>
  useMutation({
    async mutationFn() {
      const { file, name } = await download(path, { query, as: 'caller' }, () => {});
      saveFile(file, name ?? 'report.csv');
    },
  });
