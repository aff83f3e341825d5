import { expect, test } from '@jest/globals';
import { dockerWords } from '../../src/errors/docker-words.ts';

// As Docker 26 and its registries wrote them.
test.each<[string, string, string]>([
  [
    'a command',
    'failed to solve: process "/bin/sh -c echo \\"401 Unauthorized\\"; exit 3" did not complete successfully: exit code: 3',
    'process "…" did not complete successfully: exit code: 3',
  ],
  [
    'the end of a long command',
    'echo 401 Unauthorized: no space left on device\\n" did not complete successfully: exit code: 3',
    'process "…" did not complete successfully: exit code: 3',
  ],
  [
    'a command, classic',
    "The command '/bin/sh -c echo ' returned denied: no such host' returned a non-zero code: 3",
    "The command '…' returned a non-zero code: 3",
  ],
  [
    'a user that is not in the image',
    'process "/bin/sh -c id" did not complete successfully: unable to find user no space left on device: denied: invalid argument',
    'process "…" did not complete successfully: unable to find user …: invalid argument',
  ],
  [
    'a file of the context',
    'failed to calculate checksum of ref a::b: "/access denied: no such host": not found',
    'failed to calculate checksum of ref a::b: "…": not found',
  ],
  [
    'a file of the context, classic',
    'COPY failed: file not found in build context or excluded by .dockerignore: stat access denied: no such host: file does not exist',
    'COPY failed: file not found in build context or excluded by .dockerignore: stat …: file does not exist',
  ],
  [
    'a file of a stage',
    'failed to solve: lstat /var/lib/docker/tmp/buildkit-mount693947723/a: no space left on device: no such file or directory',
    'failed to solve: lstat …: no such file or directory',
  ],
  [
    'a Dockerfile',
    'failed to read dockerfile: open denied: x/Dockerfile: no such file or directory',
    'failed to read dockerfile: open …: no such file or directory',
  ],
  [
    'an instruction',
    'dockerfile parse error on line 2: unknown instruction: DENIED:',
    'dockerfile parse error on line 2: …',
  ],
  [
    'a line, classic',
    'Error response from daemon: failed to parse Dockerfile: Syntax error - denied: x',
    'Error response from daemon: failed to parse Dockerfile: …',
  ],
  [
    'a base image',
    'failed to solve: denied: failed to resolve source metadata for docker.io/library/denied:latest: failed to do request: Head "https://denied/v2/": dial tcp: lookup registry-1.docker.io on 10.255.255.53:53: no such host',
    'failed to solve: failed to resolve source metadata for …: failed to do request: Head "…": dial tcp: lookup …: no such host',
  ],
  [
    'a base image that is not there',
    '127.0.0.1:9/immutable/a:1: failed to resolve source metadata for 127.0.0.1:9/immutable/a:1: 127.0.0.1:9/immutable/a:1: not found',
    'failed to resolve source metadata for …: …: not found',
  ],
  [
    'an image that `--from` names, classic',
    'invalid from flag value denied: failed to resolve reference "docker.io/library/denied:latest": x',
    'failed to resolve reference "…": x',
  ],
  [
    'an address',
    'failed to push 127.0.0.1:1/denied/shop:v1: unexpected status from POST request to http://127.0.0.1:1/v2/denied/blobs/uploads/?from=unauthorized/shop: 403 Forbidden',
    'failed to push …: unexpected status from POST request to …: 403 Forbidden',
  ],
  [
    'a repository and a tag',
    "tag invalid: The image tag 'denied' already exists in the 'not/found' repository and cannot be overwritten because the tag is immutable.",
    "tag invalid: The image tag '…' already exists in the '…' repository and cannot be overwritten because the tag is immutable.",
  ],
  [
    'a role',
    'denied: User: arn:aws:sts::123456789012:assumed-role/immutable/gha is not authorized to perform: ecr:PutImage',
    'denied: User: … is not authorized to perform: ecr:PutImage',
  ],
  [
    'a host',
    'x509: certificate is valid for immutable.example.com, not denied.example.com',
    'x509: certificate is valid for …, not …',
  ],
  [
    'what an instruction says of a variable',
    'failed to solve: failed to process "\\"${TOKEN:?denied: x}\\"": TOKEN: denied: x',
    'failed to solve: failed to process "…": …',
  ],
  [
    'a signal',
    'failed to run Build function: invalid signal: denied: x',
    'failed to run Build function: invalid signal: …',
  ],
  ['a platform', 'failed to parse platform denied: x: "denied" is no', 'failed to parse platform …'],
  ['a secret', 'failed to solve: secret denied: x: not found', 'failed to solve: secret …: not found'],
  ['what is all its own', 'net/http: TLS handshake timeout', 'net/http: TLS handshake timeout'],
  ['what is all its own, too', 'read tcp 1.2.3.4:5->6.7.8.9:443: i/o timeout', 'read tcp …: i/o timeout'],
  [
    'a full disk',
    'process "/bin/sh -c true" did not complete successfully: write /var/lib/docker/buildkit/executor/hosts.tmp: no space left on device: unknown',
    'process "…" did not complete successfully: write …: no space left on device: unknown',
  ],
])('%s', (_name, text, expected) => expect(dockerWords(text)).toBe(expected));
