import { testRows } from './effect-runs.ts';

testRows('build-push', 'IMMUTABLE');
