import { DeleteObjectCommand, GetObjectCommand, NoSuchKey, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { Bucket } from '@event-planner/model';
import { awsPatience } from '../../aws/index.ts';
import { ensureFits } from '../ensure-fits.ts';
import type { Objects } from '../types.ts';

export interface S3ObjectsOptions {
  readonly client: S3Client;
  /** What S3 calls it. */
  readonly bucketName: string;
  /** What the manifest calls it. */
  readonly name: string;
  readonly bucket: Bucket;
  readonly now: () => Date;
}

/** @default region, credentials and endpoint from the environment */
export const createS3Client = (): S3Client => new S3Client(awsPatience());

const expiresAt = 'expires-at';

/**
 * Objects in S3. A lifecycle rule deletes what has expired some day; until then the object itself says that it is over.
 * Links are signed with the task's own credentials, so they end with these if that is sooner:
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/using-presigned-url.html
 */
export function createS3Objects({ client, bucketName, name, bucket, now }: S3ObjectsOptions): Objects {
  const at = (key: string) => ({ Bucket: bucketName, Key: key });
  return {
    async put(key, { body, contentType }) {
      ensureFits(name, bucket, { body, contentType });
      const { expireAfter } = bucket;
      const until: Record<string, string> =
        expireAfter === undefined ? {} : { [expiresAt]: new Date(now().getTime() + expireAfter * 1000).toISOString() };
      await client.send(new PutObjectCommand({ ...at(key), Body: body, ContentType: contentType, Metadata: until }));
    },
    async find(key) {
      const found = await client.send(new GetObjectCommand(at(key))).catch(absent);
      if (!found?.Body) return undefined;
      // Read in any case: a body nobody reads keeps its connection.
      const body = Buffer.from(await found.Body.transformToByteArray());
      const until = found.Metadata?.[expiresAt];
      if (until !== undefined && new Date(until) <= now()) return undefined;
      return { contentType: found.ContentType ?? 'application/octet-stream', body };
    },
    async delete(key) {
      await client.send(new DeleteObjectCommand(at(key)));
    },
    signedUrl(key, { downloadAs } = {}) {
      const disposition = downloadAs === undefined ? 'inline' : `attachment; filename*=UTF-8''${encodeURIComponent(downloadAs)}`;
      const command = new GetObjectCommand({
        ...at(key),
        ResponseContentDisposition: disposition,
        ResponseCacheControl: 'private, no-store',
      });
      return getSignedUrl(client, command, { expiresIn: bucket.linkTtl });
    },
  };
}

function absent(error: unknown): undefined {
  if (error instanceof NoSuchKey) return undefined;
  throw error;
}
