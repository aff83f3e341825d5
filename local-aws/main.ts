import { readFile } from 'node:fs/promises';
import { parseCommandLine, usage } from './command-line.ts';
import { applyConfiguration, defaultConfiguration } from './configuration.ts';
import { type LocalAws, type LocalAwsOptions, startLocalAws } from './local-aws.ts';

/** Prints how to use a local AWS: lines for a shell, and comments. */
async function printInstructions(local: LocalAws): Promise<void> {
  const host = await local.registryHost(local.accountId, local.region);
  const lines = Object.entries({ ...local.adminEnvironment, ...local.startJob() }).map(
    // Unquoted, a shell would read the question mark of a URL's query as a pattern.
    ([name, value]) => `export ${name}=${/^[\w:/.+=-]*$/.test(value) ? value : `'${value}'`}`,
  );
  console.log(`# The local AWS is ready: account ${local.accountId}, region ${local.region}. Ctrl-C ends it.`);
  console.log(lines.join('\n'));
  console.log('# Log docker in:');
  console.log(`# aws ecr get-login-password | docker login --username AWS --password-stdin ${host}`);
}

async function readConfiguration(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (error) {
    throw new Error(`${file} can't be read: ${error instanceof Error ? error.message : error}`, { cause: error });
  }
}

async function start(options: LocalAwsOptions, configFile: string | undefined): Promise<void> {
  const configuration = configFile === undefined ? undefined : await readConfiguration(configFile);
  const local = await startLocalAws(options);
  for (const signal of ['SIGINT', 'SIGTERM'] as const) {
    process.once(signal, () => void local.close());
  }
  try {
    await applyConfiguration(local, configuration ?? defaultConfiguration(local.accountId));
  } catch (error) {
    await local.close();
    throw error;
  }
  await printInstructions(local);
}

const command = parseCommandLine(process.argv.slice(2));
switch (command.kind) {
  case 'help':
    console.log(usage);
    break;
  case 'mistake':
    console.error(`${command.message}\n\n${usage}`);
    process.exitCode = 2;
    break;
  case 'start':
    start(command.options, command.configFile).catch((error: unknown) => {
      console.error(`The local AWS could not be started: ${error instanceof Error ? error.message : error}`);
      process.exitCode = 2;
    });
}
