import { AnswerFileLink } from '@event-planner/contracts/answers';
import { useMutation } from '@tanstack/react-query';
import { request } from '../../../lib/api/request.ts';

/** Saves a file that a question was answered with. Its link ends soon, so it is fetched anew each time. */
export const useOpenAnswerFile = (fileId: string) =>
  useMutation({
    mutationFn: async () => {
      const { url } = await request(`/bookings/answers/files/${fileId}`, AnswerFileLink, { as: 'caller' });
      // The server says that it is to be saved under its name: the page stays.
      window.location.assign(url);
    },
  });
