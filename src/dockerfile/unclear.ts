/** Thrown where a line of a Dockerfile may mean something else to Docker, or is refused by it; caught where the reading starts. */
export class Unclear extends Error {
  /** From 1. */
  readonly line: number;

  /** `message` goes on behind the line: `is …`. */
  constructor(line: number, message: string) {
    super(message);
    this.line = line;
  }
}
