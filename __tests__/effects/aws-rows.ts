import { allowed, called, exported, logged, put, type Rows, refused } from './effect.ts';
import { CHAINED_ROLE, OTHER_ACCOUNT, OTHER_ROLE, USUAL_ROLE } from './places.ts';

/** Who asks AWS, and where, in all actions. Where the image is there already, this takes no build. */
export const AWS_ROWS = {
  'aws-region': [{ values: ['eu-west-1', 'us-east-1'], immutable: refused(/us-east-1/) }],
  'role-to-assume': [{ values: [USUAL_ROLE, OTHER_ROLE], immutable: called(/^ecr:.*assumed-role\/other\//m) }],
  audience: [{ values: [undefined, 'elsewhere.example'], immutable: refused(/elsewhere\.example/) }],
  'role-session-name': [{ values: [undefined, 'a-name'], immutable: called(/^ecr:.*assumed-role\/push\/a-name/m) }],
  'role-duration-seconds': [{ values: ['3600', '1800'], immutable: called(/^sts:.*"DurationSeconds":"1800"/m) }],
  'role-external-id': [
    {
      shared: { 'role-to-assume': `${USUAL_ROLE}\n${CHAINED_ROLE}` },
      values: ['right', 'wrong'],
      immutable: refused(/external-id|external id/i),
    },
  ],
  'session-policy': [{ values: [undefined, 'repository'], immutable: called(/^sts:.*"Policy":/m) }],
  'allowed-account-ids': [{ values: [undefined, OTHER_ACCOUNT], immutable: refused(/allowed-account-ids/) }],
  'registry-id': [{ values: [undefined, OTHER_ACCOUNT], immutable: refused(/permission-missing|repository-missing/) }],
} as const satisfies Rows;

/** What later steps get, whether or not something is built. */
export const LATER_STEP_ROWS = {
  'export-credentials': [
    { values: ['false', 'true'], mutable: exported(/AWS_SESSION_TOKEN/), immutable: exported(/AWS_SESSION_TOKEN/) },
  ],
  'docker-login': [
    { values: ['false', 'true'], mutable: exported(/DOCKER_CONFIG/), immutable: exported(/DOCKER_CONFIG/) },
  ],
} as const satisfies Rows;

/** Where the one image goes. */
export const REPOSITORY_ROWS = {
  repository: [{ values: ['team/shop', 'team/other'], mutable: put(/^repository=team\/other$/m) }],
  'create-repository': [
    { shared: { repository: 'team/new' }, values: ['false', 'true'], mutable: allowed(/team\/new does not exist/) },
  ],
  'also-push-to': [
    {
      values: [undefined, 'team/other'],
      mutable: put(/^registries=.*team\/other/m),
      immutable: put(/^registries=.*team\/other/m),
    },
  ],
  'wait-for-replication': [
    {
      shared: { 'also-push-to': 'team/other' },
      values: ['false', 'true'],
      mutable: logged(/is in no replication rule/),
    },
  ],
  'repository-catalog': [
    {
      values: [undefined, 'catalog.yml'],
      mutable: refused(/^- repository-catalog: is for the gallery of ECR Public/m),
    },
  ],
} as const satisfies Rows;
