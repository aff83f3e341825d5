import type { Outcome } from '../../src/github/runner.ts';

/** A runner of which only what it tells is kept: `level: text`, and `phase: sentence` at the end of a phase. */
export function tellingRunner() {
  const told: string[] = [];
  const say = (level: string) => (text: string) => void told.push(`${level}: ${text}`);
  const phase = async <T>(name: string, work: () => Promise<Outcome<T>>): Promise<T> => {
    const { value, sentence } = await work();
    told.push(`${name}: ${sentence}`);
    return value;
  };
  return { told, runner: { phase, notice: say('notice'), warning: say('warning'), info: say('info') } };
}
