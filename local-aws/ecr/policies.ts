import { readText } from '../fields.ts';
import { compilePolicy, type Policy } from '../iam/policy-document.ts';
import { checkLifecyclePolicy } from './lifecycle-policy.ts';
import type { Repository } from './registries.ts';
import {
  type EcrOperation,
  type EcrRequest,
  ecrError,
  epochSeconds,
  invalidParameter,
  requireRepository,
  withinRepository,
} from './request.ts';

/** The operations on repository policies and lifecycle policies, by name. */
export const policyOperations: Readonly<Record<string, EcrOperation>> = {
  GetRepositoryPolicy: getRepositoryPolicy,
  SetRepositoryPolicy: setRepositoryPolicy,
  DeleteRepositoryPolicy: deleteRepositoryPolicy,
  GetLifecyclePolicy: getLifecyclePolicy,
  PutLifecyclePolicy: putLifecyclePolicy,
  DeleteLifecyclePolicy: deleteLifecyclePolicy,
};

function getRepositoryPolicy(request: EcrRequest): object {
  const repository = requireRepository(request);
  return policyAnswer(repository, repository.policy?.text ?? throwNoPolicy(repository));
}

function setRepositoryPolicy(request: EcrRequest): object {
  const repository = requireRepository(request);
  const text = readText(request.input, 'policyText');
  repository.policy = { text, policy: compileRepositoryPolicy(text) };
  return policyAnswer(repository, text);
}

function deleteRepositoryPolicy(request: EcrRequest): object {
  const repository = requireRepository(request);
  const text = repository.policy?.text ?? throwNoPolicy(repository);
  repository.policy = undefined;
  return policyAnswer(repository, text);
}

function getLifecyclePolicy(request: EcrRequest): object {
  const repository = requireRepository(request);
  const lastEvaluatedAt = epochSeconds(repository.createdAtMs);
  return { ...lifecycleAnswer(repository), lastEvaluatedAt };
}

function putLifecyclePolicy(request: EcrRequest): object {
  const repository = requireRepository(request);
  const text = readText(request.input, 'lifecyclePolicyText');
  try {
    checkLifecyclePolicy(text);
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw invalidParameter('LifecyclePolicyText', `Lifecycle policy validation failure: ${reason}`);
  }
  repository.lifecyclePolicyText = text;
  return lifecycleAnswer(repository);
}

function deleteLifecyclePolicy(request: EcrRequest): object {
  const repository = requireRepository(request);
  const answer = { ...lifecycleAnswer(repository), lastEvaluatedAt: epochSeconds(repository.createdAtMs) };
  repository.lifecyclePolicyText = undefined;
  return answer;
}

function compileRepositoryPolicy(text: string): Policy {
  try {
    return compilePolicy(parseJson(text), 'resource');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw invalidParameter('PolicyText', `Invalid repository policy provided: ${reason}`);
  }
}

function policyAnswer({ accountId, name }: Repository, policyText: string): object {
  return { registryId: accountId, repositoryName: name, policyText };
}

function lifecycleAnswer(repository: Repository): object {
  const { accountId, name, lifecyclePolicyText } = repository;
  if (lifecyclePolicyText === undefined) {
    const text = `Lifecycle policy does not exist for ${withinRepository(repository)}`;
    throw ecrError('LifecyclePolicyNotFoundException', text);
  }
  return { registryId: accountId, repositoryName: name, lifecyclePolicyText };
}

function throwNoPolicy(repository: Repository): never {
  const text = `Repository policy does not exist for ${withinRepository(repository)}`;
  throw ecrError('RepositoryPolicyNotFoundException', text);
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
