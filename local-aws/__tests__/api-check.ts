import { isFields } from '../fields.ts';
import type { ObservedCall } from '../observer.ts';
import { parseQueryInput, parseXml, readElement } from './query-protocol.ts';
import {
  type Mismatch,
  mismatches,
  models,
  type Operation,
  operationOf,
  type ServiceModel,
  shapeOf,
} from './service-model.ts';

const jsonErrors = [
  'AccessDeniedException',
  'ExpiredTokenException',
  'IncompleteSignatureException',
  'InternalFailure',
  'InvalidSignatureException',
  'MissingAuthenticationTokenException',
  'SerializationException',
  'ThrottlingException',
  'UnrecognizedClientException',
];

/** Errors that every operation can end in besides those that its model names (API references, "Common errors"). */
const commonErrors: Readonly<Record<ObservedCall['service'], readonly string[]>> = {
  ecr: jsonErrors,
  'ecr-public': jsonErrors,
  sts: [
    'AccessDenied',
    'ExpiredToken',
    'IncompleteSignature',
    'InternalFailure',
    'InvalidClientTokenId',
    'MissingAuthenticationToken',
    'SignatureDoesNotMatch',
    'Throttling',
    'ValidationError',
  ],
};

/** What refuses an operation that the service has not. */
const unknownOperation = {
  ecr: 'UnknownOperationException',
  'ecr-public': 'UnknownOperationException',
  sts: 'InvalidAction',
} as const;

/** A call's input and outcome as values. `error` is the name of the error that it ended in. */
type Exchange = {
  readonly input: unknown;
  readonly output: unknown;
  readonly error: string | undefined;
};

/**
 * What in a call of an API does not fit the published model of its service: input with unknown members, input that was taken though the
 * service refuses it, output with members or values that the service has not, errors that the operation does not end in.
 */
export function checkCall(call: ObservedCall): readonly string[] {
  const { service, operation, status } = call;
  const model = models[service];
  const known = operationOf(model, operation);
  const about = (text: string) => `${service}:${operation} (status ${status}): ${text}`;
  const { input, output, error } = service === 'sts' ? readXml(call, known) : readJson(call);
  if (known === undefined) {
    return error === unknownOperation[service] ? [] : [about(`is no operation, but ends in ${error}`)];
  }
  const found = mismatches({ model, shape: known.input, path: 'input' }, input);
  const taken = error === undefined ? found : found.filter(({ kind }) => kind === 'unknown');
  const rest = error === undefined ? outputMismatches(model, known, output) : errorMismatches(call, known, error);
  return [...taken.map(({ text }) => text), ...rest].map(about);
}

function outputMismatches(model: ServiceModel, { output: shape }: Operation, output: unknown): readonly string[] {
  const found = shape === undefined ? [] : mismatches({ model, shape, path: 'output' }, output);
  return found.filter((mismatch) => !isEmptyList(mismatch)).map(({ text }) => text);
}

/** Lists of output are empty where there is nothing to list, though shapes that they share with input have a length. */
function isEmptyList({ kind, text }: Mismatch): boolean {
  return kind === 'min' && text.includes(' has 0 items,');
}

function errorMismatches({ service, status }: ObservedCall, { errors }: Operation, error: string): readonly string[] {
  const modelled = errors.map((name) => shapeOf(models[service], name).error).find((one) => one?.code === error);
  if (modelled !== undefined) {
    return modelled.status === status ? [] : [`${error} has the status ${modelled.status}`];
  }
  return commonErrors[service].includes(error) ? [] : [`the operation does not end in ${error}`];
}

function readJson({ body, status, answer }: ObservedCall): Exchange {
  const output: unknown = JSON.parse(answer);
  const error = status < 300 ? undefined : isFields(output) ? String(output.__type) : 'nothing';
  return { input: parseInput(body), output, error };
}

/** A body that is no JSON is refused before its members count. */
function parseInput(body: string): unknown {
  try {
    return JSON.parse(body || '{}');
  } catch {
    return {};
  }
}

function readXml({ operation, query, body, status, answer }: ObservedCall, known: Operation | undefined): Exchange {
  const parameters = new URLSearchParams([query, body].filter(Boolean).join('&'));
  const [, , inner = ''] = /^<(\w+)[^>]*>(.*)<\/\1>$/s.exec(answer) ?? [];
  const parsed = parseXml(inner);
  const elements = isFields(parsed) ? parsed : {};
  const { Error: error, [`${operation}Result`]: result } = elements;
  return {
    input: known && parseQueryInput(models.sts, known.input, parameters),
    output: known?.output && readElement(models.sts, known.output, result),
    error: status < 300 ? undefined : isFields(error) ? String(error.Code) : 'nothing',
  };
}
