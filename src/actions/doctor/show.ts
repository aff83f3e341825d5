import type { Runner } from '../../github/runner.ts';
import { type Finding, renderChecks, renderPolicy, tableLines, toReport } from '../../report/check-table.ts';
import type { Policies } from './policies.ts';

/** Tells findings and policies: in the log, in the summary of the job, and as outputs. */
export async function show(
  runner: Runner,
  findings: readonly Finding[],
  policies: Policies | undefined,
): Promise<void> {
  const { policy = '', trust = '', notes = [] } = policies ?? {};
  const shown = [
    { title: 'The least IAM policy for these inputs', text: policy },
    { title: 'A trust policy that lets this job in', text: trust },
  ].filter(({ text }) => text !== '');
  for (const { title, text } of shown) runner.section(title, text.split('\n'));
  for (const text of notes) runner.notice(text);
  if (findings.length > 0) for (const line of tableLines(findings)) runner.info(line);
  const isOk = findings.every(({ state }) => state !== 'failed');
  runner.setOutputs({ ok: String(isOk), report: toReport(findings), policy, 'trust-policy': trust });
  const tables = findings.length === 0 ? [] : [renderChecks(findings)];
  const details = shown.map(({ title, text }) => renderPolicy(title, text));
  await runner.writeSummary(['### What a push to ECR needs', ...tables, ...details, ''].join('\n\n'));
}
