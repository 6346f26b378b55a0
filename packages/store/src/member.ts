/**
 * SQL for the digest under which a member is kept: SHA-256 of the installation's salt and the Discord id, which is given
 * as this parameter (`$1`). The salt does not leave the database. Null for a null id.
 */
export function memberDigest(parameter: `$${number}`): string {
  return `(SELECT sha256(salt || convert_to(${parameter}, 'UTF8')) FROM installation)`;
}
