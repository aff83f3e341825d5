/** What the ID token of a push to main claims. */
export const CLAIMS = {
  iss: 'https://token.actions.githubusercontent.com',
  aud: 'sts.amazonaws.com',
  sub: 'repo:octo-org/octo-repo:ref:refs/heads/main',
  repository: 'octo-org/octo-repo',
  repository_id: '74',
  ref: 'refs/heads/main',
  event_name: 'push',
  jti: 'not shown',
};
