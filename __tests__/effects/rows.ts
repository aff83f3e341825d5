import type { ActionName } from '../../src/inputs/action-inputs.ts';
import { AWS_ROWS, LATER_STEP_ROWS, REPOSITORY_ROWS } from './aws-rows.ts';
import { BAKE_ROWS } from './bake-rows.ts';
import { BUILDER_ROWS, DOCKER_ROWS } from './build-rows.ts';
import { DOCTOR_ROWS } from './doctor-rows.ts';
import type { Rows } from './effect.ts';
import { IMAGE_ROWS } from './image-rows.ts';
import { MERGE_ROWS, PROMOTE_ROWS } from './index-rows.ts';

/** For each action, what each of its inputs does. */
export const ROWS: Readonly<Record<ActionName, Rows>> = {
  'build-push': {
    ...AWS_ROWS,
    ...LATER_STEP_ROWS,
    ...REPOSITORY_ROWS,
    ...IMAGE_ROWS,
    ...DOCKER_ROWS,
    ...BUILDER_ROWS,
  },
  bake: { ...AWS_ROWS, ...LATER_STEP_ROWS, ...BAKE_ROWS },
  doctor: DOCTOR_ROWS,
  merge: { ...AWS_ROWS, ...MERGE_ROWS },
  promote: { ...AWS_ROWS, ...PROMOTE_ROWS },
};
