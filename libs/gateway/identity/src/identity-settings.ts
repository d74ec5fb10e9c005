/** What the operator decides about who may come in. */
export abstract class IdentitySettings {
  /** Whether anybody may make an account. */
  abstract readonly registrationIsOpen: boolean;
  /** Made or updated at start as an administrator; both or none. */
  abstract readonly administrator: { readonly email: string; readonly password: string } | null;
  /** The private key of the access tokens (PKCS#8 PEM, P-256); null: one is made and kept with the data. */
  abstract readonly privateKeyPem: string | null;
  abstract readonly accessTokenSeconds: number;
  abstract readonly refreshTokenSeconds: number;
}
