import { PictureUploaded } from '@event-planner/contracts/organizer';
import { useMutation } from '@tanstack/react-query';
import { request } from '../api/request.ts';

export const pictureTypes = ['image/png', 'image/jpeg', 'image/webp', 'image/avif', 'image/gif'] as const;
export const mostPictureBytes = 10_000_000;

export const useUploadPicture = (organizerId: string) =>
  useMutation({
    mutationFn: (file: File) => request(`/organizers/${organizerId}/pictures`, PictureUploaded, { method: 'POST', file, as: 'caller' }),
  });

export const pictureUrl = (pictureId: string, width: number): string => `/api/organizers/pictures/${pictureId}?w=${width}`;
