/**
 * Data of the application that travels with a signal. On the wire every value is text and every
 * key an element name, so numbers and booleans come back as strings.
 */
export interface UserInfo {
  readonly [key: string]: string | UserInfo;
}

/** What a page may give: encoded to {@link UserInfo}; arrays become JSON text, null an empty string. */
export interface UserInfoInput {
  readonly [key: string]: UserInfoValue;
}
export type UserInfoValue = string | number | boolean | null | undefined | readonly unknown[] | UserInfoInput;
