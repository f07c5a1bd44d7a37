// SPDX-License-Identifier: Apache-2.0
// Reads TruAge texts, a line each, with the public JSON-LD libraries, and prints `holds` or `does not hold` for each. Run
// with the folder of their node_modules as the working directory (second_reader_test.sh).
import {createInterface} from 'node:readline';
import * as cborld from '@digitalbazaar/cborld';
import * as vc from '@digitalbazaar/vc';
import {Ed25519Signature2020} from '@digitalbazaar/ed25519-signature-2020';
import {Ed25519VerificationKey2020} from '@digitalbazaar/ed25519-verification-key-2020';
import {driver} from '@digitalbazaar/did-method-key';
import {JsonLdDocumentLoader} from 'jsonld-document-loader';
import ageContext from '@digitalbazaar/age-verification-context';
import base32Decode from 'base32-decode';
import citContext from 'cit-context';
import credentialsContext from 'credentials-context';
import signatureContext from 'ed25519-signature-2020-context';
import x25519Context from 'x25519-key-agreement-2020-context';

const loader = new JsonLdDocumentLoader();
for(const {contexts} of [ageContext, citContext, credentialsContext, signatureContext, x25519Context]) {
  for(const [url, context] of contexts) {
    loader.addStatic(url, context);
  }
}
const keys = driver();
keys.use({multibaseMultikeyHeader: 'z6Mk', fromMultibase: Ed25519VerificationKey2020.from});
loader.setDidResolver(keys);
const documentLoader = loader.build();

async function holds(text) {
  try {
    const cborldBytes = new Uint8Array(base32Decode(text.slice('VP1-B'.length), 'RFC4648'));
    const presentation = await cborld.decode({cborldBytes, documentLoader});
    const credential = presentation.verifiableCredential;
    const now = new Date(credential.issuanceDate);
    const result = await vc.verifyCredential({credential, suite: new Ed25519Signature2020(), documentLoader, now});
    return result.verified;
  } catch(error) {
    return false;
  }
}

for await (const line of createInterface({input: process.stdin})) {
  console.log(await holds(line) ? 'holds' : 'does not hold');
}
