/**
 * Frameworks that write `keep-alive={false}` into the page as `keep-alive="false"`, which is on: the attribute may only
 * be set there or left away. The property, `keepAlive={false}`, takes both.
 */
export type TrueSwitches<Props> = {
  [Name in keyof Props]: Name extends `${string}-${string}`
    ? Props[Name] extends boolean | undefined
      ? true | undefined
      : Props[Name]
    : Props[Name];
};
