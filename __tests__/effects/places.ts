/** The names that rows and fixtures have in common. */
export const ACCOUNT = '123456789012';
export const OTHER_ACCOUNT = '210987654321';
/** May do the same as the usual role. */
export const OTHER_ROLE = `arn:aws:iam::${ACCOUNT}:role/other`;
/** Is assumed by the usual role only, which has to say `right`. */
export const CHAINED_ROLE = `arn:aws:iam::${ACCOUNT}:role/chained`;
export const USUAL_ROLE = `arn:aws:iam::${ACCOUNT}:role/push`;
/** The commit of the event. */
export const COMMIT = '0123456789abcdef0123456789abcdef01234567';
export const OTHER_COMMIT = 'c'.repeat(40);
/** The registry that there is in AWS. */
export const IN_ECR = `${ACCOUNT}.dkr.ecr.eu-west-1.amazonaws.com`;
/** The image that all Dockerfiles here start from. */
export const BASE = 'ecr-build-push/base:local';
