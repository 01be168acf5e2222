import { createSign, generateKeyPairSync, type KeyObject } from 'node:crypto';

const ISSUER = 'https://api.botframework.com';
const LIFE_S = 3_600;

/** What a token says; each part may be made wrong, to see whether it is found out. */
export interface Claims {
  readonly audience: string;
  readonly serviceUrl?: string | undefined;
  readonly issuer?: string;
  /** Seconds from now. */
  readonly expiresIn?: number;
  /** Seconds from now at which it begins to hold; five minutes ago unless told. */
  readonly notBefore?: number;
  readonly kid?: string;
}

/** A key pair of this process, and tokens signed by it (RS256), as the Bot Framework's channel service signs them. */
export interface Keys {
  /** The public keys, each with the channels that it may speak for. */
  readonly jwks: () => object;
  sign(claims: Claims): string;
}

/** @param nowSeconds the wire's time, which is the machine's: whoever checks a token asks no injected clock */
export function createKeys(nowSeconds: () => number, endorsements: readonly string[] = ['msteams']): Keys {
  const { publicKey, privateKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const kid = 'key-1';
  return {
    jwks: () => ({
      keys: [{ ...publicKey.export({ format: 'jwk' }), kid, use: 'sig', alg: 'RS256', endorsements }],
    }),
    sign: (claims) => signed(privateKey, kid, nowSeconds(), claims),
  };
}

function signed(key: KeyObject, kid: string, now: number, claims: Claims): string {
  const { audience, serviceUrl, issuer = ISSUER, expiresIn = LIFE_S, notBefore = -300 } = claims;
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const head = part({ alg: 'RS256', typ: 'JWT', kid: claims.kid ?? kid });
  const body = part({
    iss: issuer,
    aud: audience,
    nbf: Math.floor(now) + notBefore,
    exp: Math.floor(now) + expiresIn,
    ...(serviceUrl === undefined ? {} : { serviceurl: serviceUrl }),
  });
  const signature = createSign('RSA-SHA256').update(`${head}.${body}`).sign(key).toString('base64url');
  return `${head}.${body}.${signature}`;
}
