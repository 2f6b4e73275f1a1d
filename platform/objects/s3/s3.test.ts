import { S3Client } from '@aws-sdk/client-s3';
import { minutes } from '@event-planner/model';
import { startFauxqs } from 'fauxqs';
import { describe, expect, test } from 'vitest';
import { objectsConformance } from '../objects.conformance.ts';
import { createS3Objects } from './index.ts';

/** A little AWS with buckets. */
async function startS3() {
  const aws = await startFauxqs({ port: 0, logger: false });
  const account = {
    endpoint: aws.address,
    region: 'us-east-1',
    forcePathStyle: true,
    credentials: { accessKeyId: 'x', secretAccessKey: 'x' },
  };
  return { aws, client: new S3Client(account) };
}

/** Headers that a link asks for, which S3 would answer with and this double does not: https://docs.aws.amazon.com/AmazonS3/latest/API/API_GetObject.html */
const overridden = (link: string): Record<string, string> =>
  Object.fromEntries(
    [...new URL(link).searchParams].flatMap(([name, value]) =>
      name.startsWith('response-') ? [[name.slice('response-'.length), value]] : [],
    ),
  );

describe('S3', () => {
  objectsConformance(async () => {
    const { aws, client } = await startS3();
    let buckets = 0;
    return {
      async open(bucket, { now }) {
        const bucketName = `bucket-${++buckets}`;
        aws.createBucket(bucketName);
        return createS3Objects({ client, bucketName, name: 'pictures', bucket, now });
      },
      async follow(link) {
        const answer = await fetch(link);
        const headers = { ...Object.fromEntries(answer.headers), ...overridden(link) };
        return { status: answer.status, headers, body: Buffer.from(await answer.arrayBuffer()) };
      },
      async dispose() {
        client.destroy();
        await aws.stop();
      },
    };
  });
});

test('a link is signed for as long as the bucket says, and for one object', async () => {
  const { aws, client } = await startS3();
  const bucket = { maxObjectBytes: 100, contentTypes: ['image/png'], linkTtl: minutes(5) } as const;
  const objects = createS3Objects({ client, bucketName: 'faces', name: 'pictures', bucket, now: () => new Date() });
  const { pathname, searchParams } = new URL(await objects.signedUrl('ada/face.png'));
  expect(pathname).toBe('/faces/ada/face.png');
  expect(searchParams.get('X-Amz-Expires')).toBe('300');
  expect(searchParams.get('X-Amz-Signature')).toMatch(/^[0-9a-f]{64}$/);
  client.destroy();
  await aws.stop();
});

test('a bucket that is not there is a failure, not an object that is not there', async () => {
  const { aws, client } = await startS3();
  const bucket = { maxObjectBytes: 100, contentTypes: ['image/png'], linkTtl: minutes(5) } as const;
  const objects = createS3Objects({ client, bucketName: 'missing', name: 'pictures', bucket, now: () => new Date() });
  await expect(objects.find('face.png')).rejects.toMatchObject({ name: 'NoSuchBucket' });
  client.destroy();
  await aws.stop();
});
