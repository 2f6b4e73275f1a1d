import type { MailLanguage } from '@event-planner/contracts/mail-language';
import { Profile, type ProfileForm } from '@event-planner/contracts/profile';
import { queryOptions, useMutation, useQueryClient } from '@tanstack/react-query';
import { request } from '../api/request.ts';

export const getProfile = queryOptions({
  queryKey: ['account', 'profile'],
  queryFn: ({ signal }) => request('/auth/profile', Profile, { as: 'caller', signal }),
  // The picture's addresses last an hour.
  staleTime: 10 * 60_000,
  refetchInterval: 30 * 60_000,
});

type Edit = { readonly form: ProfileForm; readonly version: number } | { readonly picture: File | undefined; readonly version: number };

const send = (edit: Edit): Promise<Profile> => {
  const call = { as: 'caller', ifMatch: edit.version } as const;
  if ('form' in edit) return request('/auth/profile', Profile, { ...call, method: 'PUT', body: edit.form });
  return edit.picture === undefined
    ? request('/auth/profile/picture', Profile, { ...call, method: 'DELETE' })
    : request('/auth/profile/picture', Profile, { ...call, method: 'PUT', file: edit.picture });
};

export function useEditProfile() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: send,
    onSuccess: async profile => {
      queries.setQueryData(getProfile.queryKey, profile);
      await queries.invalidateQueries({ queryKey: ['account', 'activity'] });
    },
    // Overtaken, most likely: what stands is shown beside what was refused.
    onError: () => queries.invalidateQueries({ queryKey: getProfile.queryKey }),
  });
}

/** Whose profile says a language reads in that one everywhere: to choose another is to say so there. */
export function useKeepLanguage() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: async (language: MailLanguage) => {
      const { name, timeZone, version, language: before } = await queries.ensureQueryData(getProfile);
      if (before === null || before === language) return;
      queries.setQueryData(getProfile.queryKey, await send({ form: { name, timeZone, language }, version }));
    },
  });
}
