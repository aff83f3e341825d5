import { testRows } from './effect-runs.ts';

for (const action of ['bake', 'doctor', 'merge', 'promote'] as const)
  for (const mutability of ['MUTABLE', 'IMMUTABLE'] as const) testRows(action, mutability);
