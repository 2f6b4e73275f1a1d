/**
 * The addresses of what stands behind a gateway endpoint, as AWS names them in each region: such traffic leaves to public addresses, so a
 * security group must allow it by this id, and CloudFormation cannot look it up.
 * From `aws ec2 describe-managed-prefix-lists --filters Name=owner-id,Values=AWS`; they do not change.
 */
const managed: Readonly<Record<string, Readonly<Record<'s3' | 'dynamodb', string>>>> = {
  'eu-west-1': { s3: 'pl-6da54004', dynamodb: 'pl-6fa54006' },
  'eu-west-2': { s3: 'pl-7ca54015', dynamodb: 'pl-b3a742da' },
  'us-east-1': { s3: 'pl-63a5400a', dynamodb: 'pl-02cd2c6b' },
  'us-west-2': { s3: 'pl-68a54001', dynamodb: 'pl-00a54069' },
};

export function gatewayPrefixList(store: 's3' | 'dynamodb', region: string): string {
  const lists = managed[region];
  if (!lists)
    throw new Error(
      `the prefix lists of ${region} are not known here: run aws ec2 describe-managed-prefix-lists --region ${region} and add them`,
    );
  return lists[store];
}
