/** The key of an answer that no phone made one for: the same paper form or line of a file has the same one. */

/** A UUID of version 8 (RFC 9562), made of the first digits of a digest. */
export function keyOfDigest(hex: string): string {
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-8${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}
