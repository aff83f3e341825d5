/** Told what time it is by AWS's clock, whenever an answer comes. */
export type OnDate = (date: Date) => void;

type Wire = { readonly response: unknown };

/** The part of a client's middleware that `watchDates` needs; the clients of ECR and STS have it. */
type Stack = {
  readonly middlewareStack: {
    add(
      middleware: (next: (call: never) => Promise<Wire>) => (call: never) => Promise<Wire>,
      options: { readonly step: 'deserialize'; readonly priority: 'low'; readonly name: string },
    ): void;
  };
};

/** Tells the time of each answer, be it a refusal: `Date` stands above all of them (RFC 9110, section 6.6.1). */
export function watchDates({ middlewareStack }: Stack, onDate: OnDate): void {
  middlewareStack.add(
    (next) => async (call) => {
      const result = await next(call);
      const date = dateOf(result.response);
      if (date !== undefined) onDate(date);
      return result;
    },
    // Closer to the wire than the middleware that makes errors of answers.
    { step: 'deserialize', priority: 'low', name: 'serverDates' },
  );
}

function dateOf(response: unknown): Date | undefined {
  if (typeof response !== 'object' || response === null || !('headers' in response)) return undefined;
  const { headers } = response;
  const text = typeof headers === 'object' && headers !== null && 'date' in headers ? headers.date : undefined;
  const date = new Date(typeof text === 'string' ? text : '');
  return Number.isNaN(date.getTime()) ? undefined : date;
}
