/** Thrown where a line of a Dockerfile may mean something else to Docker, or is refused by it; caught where the reading starts. */
export class Unclear extends Error {
  /** The number of the line, from 1. */
  readonly line: number;

  /** `message`: a sentence that goes on behind the number of the line: `is …`. */
  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}
