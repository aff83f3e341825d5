/** Where S3 answers. */
export type S3Endpoint = {
  readonly region: string;
  /** The address of an endpoint of one's own; absent: AWS's for the region. */
  readonly url?: string;
};

/** A place in S3. */
export type BucketPath = {
  readonly bucket: string;
  /** Without a `/` at its ends. */
  readonly prefix: string;
};

/**
 * A bucket and a prefix, `bucket/prefix`; `undefined` where the text is something else. Names of buckets by
 * https://docs.aws.amazon.com/AmazonS3/latest/userguide/bucketnamingrules.html, prefixes of what needs no escape.
 */
export function readBucketPath(text: string): BucketPath | undefined {
  const [, bucket, prefix] = /^([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/([\w.-]+(?:\/[\w.-]+)*)\/?$/.exec(text) ?? [];
  return bucket === undefined || prefix === undefined ? undefined : { bucket, prefix };
}

/** Where S3 answers, by the region and the variables of the step that AWS's tools know; `undefined` without a region. */
export function s3Endpoint(
  region: string | undefined,
  { AWS_ENDPOINT_URL_S3, AWS_ENDPOINT_URL }: Readonly<Record<string, string>>,
): S3Endpoint | undefined {
  const url = AWS_ENDPOINT_URL_S3 || AWS_ENDPOINT_URL || undefined;
  if (region === undefined || region === '') return undefined;
  return url === undefined ? { region } : { region, url };
}
