import {
  checkMembers,
  FieldError,
  type Fields,
  parseFields,
  readFields,
  readOptionalObjects,
  readOptionalText,
  readOptionalTexts,
  readOptionalWhole,
  readOptionalWord,
  readWord,
  within,
} from '../fields.ts';

/** What of a rule counts beside the other rules. */
type LifecycleRule = {
  readonly priority: number;
  readonly tagStatus: (typeof tagStatuses)[number];
  readonly storageClass: 'standard' | 'archive';
};

const tagStatuses = ['tagged', 'untagged', 'any'] as const;
const countTypes = ['imageCountMoreThan', 'sinceImagePushed', 'sinceImagePulled', 'sinceImageTransitioned'] as const;

/** Throws an Error that says what is wrong with a lifecycle policy (user guide, "Lifecycle policy properties in Amazon ECR"). */
export function checkLifecyclePolicy(text: string): void {
  const policy = parseFields(text, 'policy');
  checkMembers(policy, ['rules']);
  const rules = (readOptionalObjects(policy, 'rules') ?? []).map((rule, index) =>
    within(`rules[${index}]`, () => readRule(rule)),
  );
  if (rules.length === 0) {
    throw new FieldError('rules', 'must have at least one rule');
  }
  if (new Set(rules.map((rule) => rule.priority)).size < rules.length) {
    throw new FieldError('rulePriority', 'must be unique');
  }
  for (const ofClass of Map.groupBy(rules, (rule) => rule.storageClass).values()) {
    checkTogether(ofClass);
  }
}

function checkTogether(rules: readonly LifecycleRule[]): void {
  if (rules.filter((rule) => rule.tagStatus === 'untagged').length > 1) {
    throw new Error('Only one rule can select Untagged images per storage class');
  }
  const last = Math.max(...rules.map((rule) => rule.priority));
  if (rules.some((rule) => rule.tagStatus === 'any' && rule.priority < last)) {
    throw new Error('Rule for tagStatus=ANY must have the lowest priority per storage class');
  }
}

function readRule(fields: Fields): LifecycleRule {
  checkMembers(fields, ['rulePriority', 'description', 'selection', 'action']);
  readOptionalText(fields, 'description');
  const selection = readFields(fields.selection, 'selection');
  const action = readFields(fields.action, 'action');
  within('action', () => checkAction(action));
  return { priority: readNumber(fields, 'rulePriority'), ...within('selection', () => readSelection(selection)) };
}

function readSelection(fields: Fields): Omit<LifecycleRule, 'priority'> {
  const lists = ['tagPrefixList', 'tagPatternList'] as const;
  checkMembers(fields, ['tagStatus', ...lists, 'storageClass', 'countType', 'countUnit', 'countNumber']);
  const tagStatus = readWord(fields, 'tagStatus', tagStatuses);
  const storageClass = readOptionalWord(fields, 'storageClass', ['standard', 'archive']) ?? 'standard';
  const countType = readWord(fields, 'countType', countTypes);
  const countUnit = readOptionalWord(fields, 'countUnit', ['days']);
  readNumber(fields, 'countNumber');
  if ((countType === 'imageCountMoreThan') !== (countUnit === undefined)) {
    throw new FieldError('countUnit', `must ${countUnit === undefined ? '' : 'not '}be given with ${countType}`);
  }
  if (countType === 'sinceImageTransitioned' && storageClass !== 'archive') {
    throw new FieldError('storageClass', `must be archive with ${countType}`);
  }
  const given = lists.filter((list) => readTags(fields, list) !== undefined);
  if (tagStatus === 'tagged' && given.length === 0) {
    throw new Error('Must specify tagPrefixList or tagPatternList when tagStatus=TAGGED');
  }
  if (tagStatus !== 'tagged' && given[0] !== undefined) {
    throw new FieldError(given[0], `must not be given with ${tagStatus}`);
  }
  return { tagStatus, storageClass };
}

function checkAction(fields: Fields): void {
  checkMembers(fields, ['type', 'targetStorageClass']);
  const type = readWord(fields, 'type', ['expire', 'transition']);
  const target = readOptionalWord(fields, 'targetStorageClass', ['archive']);
  if ((type === 'transition') !== (target !== undefined)) {
    throw new FieldError('targetStorageClass', `must ${target === undefined ? '' : 'not '}be given with ${type}`);
  }
}

function readTags(fields: Fields, list: 'tagPrefixList' | 'tagPatternList'): readonly string[] | undefined {
  const tags = readOptionalTexts(fields, list);
  if (tags?.length === 0) {
    throw new FieldError(list, 'must not be empty');
  }
  if (list === 'tagPatternList' && tags?.some((tag) => tag.split('*').length > 5)) {
    throw new FieldError(list, 'must have at most four wildcards in each pattern');
  }
  return tags;
}

function readNumber(fields: Fields, name: string): number {
  const value = readOptionalWhole(fields, name, { min: 1 });
  if (value === undefined) {
    throw new FieldError(name, 'must not be null');
  }
  return value;
}
